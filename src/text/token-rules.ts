/** A form of credential. Every repetition is bounded, so each attempt to match ends after a constant number of steps. */
export interface TokenRule {
  kind: string;
  /** Global. The group `value`, or all of it, must look random. */
  pattern: RegExp;
  /** The form says enough: a header, a word. */
  anyValue?: true;
}

/** What stands between a name and its value in code, YAML, JSON, XML, a header or a shell. */
const ASSIGN = String.raw`[\w.-]{0,20}["'\`\]]{0,2}[ \t]{0,3}(?::{1,3}=|=>|\?=|=|:|,|>|\|\|)[ \t]{0,3}["'\`]{0,2}`;
const named = (name: string, value: string): RegExp =>
  new RegExp(String.raw`(?:${name})${ASSIGN}(?<value>${value})(?![\w+/-])`, 'gi');

/**
 * Credentials that are known by their form: most begin with a mark of their maker. Source: the makers' own documentation of their key formats, and
 * GitHub's "Supported secret scanning patterns".
 */
export const CERTAIN_TOKENS: readonly TokenRule[] = [
  { kind: 'GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36}/g },
  { kind: 'GitHub token', pattern: /\bgithub_pat_\w{22,100}/g },
  {
    kind: 'OpenAI or Anthropic key',
    pattern: /\bsk-(?:proj-|svcacct-|admin-|ant-)?(?<value>[A-Za-z0-9_-]{24,250})/g,
  },
  { kind: 'AWS access key', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)(?!\w{9}EXAMPLE)[A-Z2-7]{16}\b/g },
  { kind: 'AWS Bedrock key', pattern: /\bABSK[A-Za-z0-9+/]{100,300}={0,2}/g },
  { kind: 'Google key', pattern: /\bAIza[\w-]{35}/g },
  { kind: 'Google service account', pattern: /"type"\s{0,4}:\s{0,4}"service_account"/g, anyValue: true },
  { kind: 'Google OAuth secret', pattern: /\bGOCSPX-[\w-]{28}/g },
  { kind: 'Slack token', pattern: /\bxox[abeoprs]-[\w-]{10,250}/g },
  { kind: 'Slack token', pattern: /\bxapp-\d-[A-Z0-9]{6,20}-\d{6,20}-[a-z0-9]{20,100}/gi },
  {
    kind: 'Slack webhook',
    pattern: /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,60}/g,
  },
  { kind: 'Discord webhook', pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/[\w-]{60,80}/g },
  { kind: 'GitLab token', pattern: /\bgl(?:pat|cbt|ft|imt|dt|oas|ptt|rt|soat|agent|ffct)-[\w.-]{20,300}/g },
  { kind: 'GitLab token', pattern: /\bGR1348941[\w-]{20}/g },
  { kind: 'npm token', pattern: /\bnpm_[A-Za-z0-9]{36}/gi },
  { kind: 'PyPI token', pattern: /\bpypi-AgE[\w-]{40,1000}/g },
  { kind: 'RubyGems key', pattern: /\brubygems_[a-f0-9]{48}/g },
  { kind: 'crates.io token', pattern: /\bcio[A-Za-z0-9]{32}\b/g },
  { kind: 'Clojars token', pattern: /\bCLOJARS_[a-z0-9]{60}/gi },
  { kind: 'Hugging Face token', pattern: /\b(?:hf|api_org)_[A-Za-z]{34}/g },
  { kind: 'Stripe key', pattern: /\b[rs]k_(?:live|test|prod)_[A-Za-z0-9]{16,100}/g },
  { kind: 'Stripe webhook secret', pattern: /\bwhsec_[A-Za-z0-9+/]{32,64}/g },
  { kind: 'Twilio key', pattern: /\bSK[0-9a-f]{32}\b/g },
  { kind: 'SendGrid key', pattern: /\bSG\.[\w-]{16,32}\.[\w-]{32,50}/g },
  { kind: 'Brevo key', pattern: /\bxkeysib-[a-f0-9]{64}-[a-z0-9]{16}/gi },
  { kind: 'DigitalOcean token', pattern: /\bdo[opr]_v1_[a-f0-9]{64}/gi },
  { kind: 'Shopify token', pattern: /\bshp(?:at|ca|pa|ss)_[a-f0-9]{32}/gi },
  { kind: 'Docker token', pattern: /\bdckr_(?:pat|oat)_[\w-]{27,60}/g },
  { kind: 'HashiCorp Vault token', pattern: /\bhv[bs]\.[\w-]{24,300}/g },
  { kind: 'Terraform token', pattern: /\b[a-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/gi },
  { kind: 'Grafana token', pattern: /\bgl(?:sa|c)_[A-Za-z0-9+/]{32,400}(?:_[a-f0-9]{8})?={0,3}/gi },
  { kind: 'Sentry token', pattern: /\bsntry[su]_[\w+/=-]{40,400}/g },
  { kind: 'New Relic key', pattern: /\bNR(?:AK|JS|II|SP)-[A-Za-z0-9-]{19,40}/g },
  { kind: 'Dynatrace token', pattern: /\bdt0[a-z]\d{2}\.[a-z0-9]{24}\.[a-z0-9]{64}/gi },
  { kind: 'Databricks token', pattern: /\bdapi[a-f0-9]{32}(?:-\d)?\b/g },
  { kind: 'Doppler token', pattern: /\bdp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,80}/gi },
  { kind: 'Pulumi token', pattern: /\bpul-[a-f0-9]{40}\b/g },
  { kind: 'PlanetScale credential', pattern: /\bpscale_(?:tkn|pw|oauth)_[\w=.-]{32,64}/gi },
  { kind: 'Prefect token', pattern: /\bpn[ub]_[A-Za-z0-9]{36}\b/g },
  { kind: 'Postman key', pattern: /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}/gi },
  { kind: 'Linear token', pattern: /\blin_(?:api|oauth)_[A-Za-z0-9]{40}/gi },
  { kind: 'Notion token', pattern: /\b(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43}\b)/g },
  { kind: 'Airtable token', pattern: /\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b/g },
  { kind: 'Atlassian token', pattern: /\bAT(?:ATT|CTT|BB)[A-Za-z0-9][\w=-]{20,250}/g },
  { kind: 'Heroku key', pattern: /\bHRKU-AA[\w-]{58}/g },
  { kind: 'Azure secret', pattern: /(?<![\w~.-])[\w~.]{3}\dQ~[\w.~-]{31,34}(?![\w~.-])/g },
  { kind: 'Azure storage key', pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/g },
  { kind: 'Alibaba access key', pattern: /\bLTAI[a-z0-9]{20}\b/gi },
  { kind: 'Tencent secret id', pattern: /\bAKID[A-Za-z0-9]{32}\b/g },
  { kind: 'Yandex key', pattern: /\bAQVN[\w-]{35,38}/g },
  { kind: 'Artifactory token', pattern: /\b(?:cmVmd[A-Za-z0-9]{59}|AKCp[A-Za-z0-9]{69})\b/g },
  { kind: 'OpenShift token', pattern: /\bsha256~[\w-]{43}(?![\w-])/g },
  { kind: 'Sourcegraph token', pattern: /\bsgp_(?:(?:[a-f0-9]{16}|local)_)?[a-f0-9]{40}\b/gi },
  { kind: 'SonarQube token', pattern: /\bsq[uap]_[a-z0-9]{40}\b/gi },
  { kind: 'Octopus key', pattern: /\bAPI-[A-Z0-9]{26}\b/g },
  { kind: 'EasyPost key', pattern: /\bEZ[AT]K[a-z0-9]{54}\b/gi },
  { kind: 'Duffel token', pattern: /\bduffel_(?:test|live)_[\w=-]{43}/gi },
  { kind: 'Flutterwave key', pattern: /\bFLW(?:PUBK|SECK)_TEST-[a-h0-9]{32}-X/gi },
  { kind: 'Frame.io token', pattern: /\bfio-u-[\w=-]{64}/gi },
  { kind: 'MaxMind key', pattern: /\b[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk\b/g },
  { kind: 'SettleMint token', pattern: /\bsm_(?:aat|pat|sat)_[A-Za-z0-9]{16}/g },
  {
    kind: 'Authress key',
    pattern:
      /\b(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[a-z0-9+/_=-]{30,120}/gi,
  },
  { kind: 'Perplexity key', pattern: /\bpplx-[A-Za-z0-9]{40,60}/g },
  { kind: 'xAI key', pattern: /\bxai-[A-Za-z0-9]{60,100}/g },
  { kind: 'Groq key', pattern: /\bgsk_[A-Za-z0-9]{48,60}/g },
  { kind: 'Replicate token', pattern: /\br8_[A-Za-z0-9]{37}/g },
  {
    kind: '1Password secret key',
    pattern: /\bA3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/g,
  },
  { kind: '1Password token', pattern: /\bops_eyJ[A-Za-z0-9+/]{200,4000}={0,3}/g },
  { kind: 'age key', pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}/gi },
  { kind: 'JSON web token', pattern: /(?<![\w-])eyJ?[\w-]{10,4000}\.eyJ?[\w-]{10,4000}\.[\w-]{0,1000}/g },
  { kind: 'JSON web token', pattern: /\bZXlK[A-Za-z0-9+/_=-]{60,8000}/g },
  {
    kind: 'private key',
    anyValue: true,
    pattern:
      /-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?(?:-----)?(?:(?:\\[nr]|\s){1,8}[A-Za-z0-9+/=]{8,200}){0,200}/gi,
  },
  {
    kind: 'password in an address',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"`<>]{1,80}:(?<value>[^\s/@'"`<>$]{8,120})@/gi,
  },
  {
    kind: 'authorization header',
    pattern:
      /\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token)\s{1,3}(?<value>[\w.~+/=-]{16,2000})/gi,
  },
];

/** Credentials without a mark, known by the name they are given to. An id or a checksum may be taken for one. */
export const LIKELY_TOKENS: readonly TokenRule[] = [
  {
    kind: 'key of a service',
    pattern: named(
      'adafruit|algolia|asana|atlassian|confluence|jira|bitbucket|meraki|cloudflare|cohere|coinbase|confluent|contentful|datadog|discord|droneci|dropbox|etsy|facebook|fastly|finicity|finnhub|flickr|freshbooks|gitter|gocardless|heroku|hubspot|intercom|jfrog|kraken|kucoin|launchdarkly|linkedin|linked_in|looker|mailchimp|mailgun|mapbox|mattermost|messagebird|netlify|new[-_]?relic|nytimes|okta|plaid|private[-_]?ai|rapidapi|sendbird|sentry|snyk|sonar|sourcegraph|squarespace|sumo(?:logic)?|travis|trello|twitch|twitter|typeform|yandex|zendesk',
      String.raw`[\w=%-]{20,120}`,
    ),
  },
  { kind: 'key of a service', pattern: named('sumo(?:logic)?[._-]?access[._-]?id', 'su[a-z0-9]{12}') },
  { kind: 'Telegram token', pattern: named('telegr', String.raw`\d{5,16}:A[\w-]{34}`) },
  {
    kind: 'key or password',
    pattern: named(
      'access|auth|api|credential|creds|key|passw(?:or)?d|secret|token|private',
      String.raw`[\w.=+/~-]{16,150}`,
    ),
  },
  {
    kind: 'password of curl',
    // A variable, a placeholder and a mask begin otherwise.
    pattern:
      /\bcurl(?=\s)[\s\S]{0,300}?\s(?:-u|--user)[=\s]{0,5}["']?[^\s:"']{0,80}["']?:["']?(?<value>[^\s"'${<*][^\s"']{2,120})/g,
    anyValue: true,
  },
];
