import type { Change } from './change.ts';
import { hit, type Rule } from './rule.ts';

const DOUBLE =
  /\b(?:vi|jest)\.(?:doMock|mock|spyOn|mocked|unstable_mockModule)\b|\bsinon\.(?:stub|replace|fake|mock)\b|\bproxyquire\b|\btd\.replace\b|\bmock\.module\b|\bmock\.method\b|@(?:mock\.)?patch\b|\b(?:mocker|mock|unittest\.mock)\.patch\b|\bpatch(?:\.object)?\(|\bmonkeypatch\.setattr\b|\bMagicMock\(|\bmock\(|\bspy\(|@(?:Mock|Spy|MockBean|MockK|InjectMockKs|SpyBean)\b|\bMockito\.(?:mock|spy|when)\b|\bmockk\b|\bnew\sMock<|\bSubstitute\.For|\bA\.Fake|\ballow(?:_any_instance_of)?\(|\binstance_double\(|\.stubs?\(|\bcreate(?:Partial|Configured)?Mock\(|\bMockery::mock\(|\bgetMockBuilder\(|\bwhen\(|\bdoReturn\(|\bstub_const\(|\bgomonkey\.|\bmockReturnValue\b|\bmockImplementation\b|\bprototype\.\w+\s?=[^=]/;

export const mockedUnits: Rule = {
  id: 'unit-mocked',
  *find(changes) {
    for (const change of changes) {
      if (change.kind !== 'test' || !change.before || !change.after) continue;
      const unit = unitOf(change);
      for (const line of change.added) {
        if (!DOUBLE.test(change.after.bare[line - 1] ?? '')) continue;
        const text = fold(change.after.code[line - 1] ?? '');
        yield { ...hit(change, line), mild: unit.length < 3 || !text.includes(unit) };
      }
    }
  },
  bad: [
    [
      'test/sum.test.ts',
      "test('a', f);\n",
      "vi.mock('../src/sum.ts', () => ({ sum: () => 3 }));\ntest('a', f);\n",
    ],
    [
      'tests/test_price.py',
      'def test_a():\n    pass\n',
      '@patch("shop.price.total", return_value=3)\ndef test_a():\n    pass\n',
    ],
    ['src/test/java/CartTest.java', 'class CartTest {}\n', 'class CartTest { Cart c = mock(Cart.class); }\n'],
  ],
  good: [
    ['test/sum.test.ts', "test('a', f);\n", "vi.mock('../src/clock.ts');\ntest('a', f);\n"],
    ['test/sum.test.ts', null, "vi.mock('../src/sum.ts');\n"],
  ],
};

/** The name of what a test file tests, folded: `price` for `test_price.py` and `PriceTests.cs`. */
function unitOf({ path }: Change): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const base = name.slice(0, name.indexOf('.', 1) === -1 ? name.length : name.indexOf('.', 1));
  return fold(base.replace(/^test[_-]?|[_-]?(?:tests?|spec)$|(?:Tests?|Spec|IT)$/g, ''));
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
