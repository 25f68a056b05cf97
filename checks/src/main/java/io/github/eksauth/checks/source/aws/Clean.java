package io.github.eksauth.checks.source.aws;

import java.util.regex.Pattern;

/// Words of others made fit for our sentences: one line, not too long, and no secrets.
final class Clean {
  private static final int LONGEST = 600;
  private static final Pattern KEY_ID = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b");
  private static final Pattern SIGNED =
      Pattern.compile("(?i)(X-Amz-(?:Signature|Credential|Security-Token)\\s*[=:]\\s*)[^&\\s\"']+");
  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i)(Authorization\\s*[=:]\\s*|AWS4-HMAC-SHA256\\s+)[^\"'\\n]+");
  private static final Pattern TOKEN = Pattern.compile("k8s-aws-v1\\.[A-Za-z0-9_-]+");

  /// EC2 hands out its reason in a cipher that only it can read.
  private static final Pattern CIPHER =
      Pattern.compile("(?i)\\s*Encoded authorization failure message:.*");

  /// A key, a token or another long text that is no word.
  private static final Pattern BLOB = Pattern.compile("[A-Za-z0-9+/=_-]{120,}");

  private Clean() {}

  static String text(String foreign) {
    String text = foreign.replaceAll("\\s+", " ").strip();
    text = CIPHER.matcher(text).replaceAll("");
    text = SIGNED.matcher(text).replaceAll("$1***");
    text = AUTHORIZATION.matcher(text).replaceAll("$1***");
    text = TOKEN.matcher(text).replaceAll("k8s-aws-v1.***");
    text = KEY_ID.matcher(text).replaceAll("***");
    text = BLOB.matcher(text).replaceAll("***");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
