package io.github.eksauth.knowledge.text;

/// What somebody pasted, with its secrets already replaced: raw text goes no further than here.
///
/// @param text the pasted text after redaction
public record Paste(String text) {
  public Paste {
    text = Redactor.redact(text);
  }

  /// Whether a text that is about to become a paste shows secrets: keys, tokens, passwords; not
  /// certificates and ids, which are replaced too but open nothing.
  public static boolean showsSecrets(String raw) {
    return Redactor.showsSecrets(raw);
  }

  /// The lines as they read once the wrapping of terminals, logs and chat is undone.
  public Reading reading() {
    return Reading.of(text);
  }

  /// The names the text mentions: cluster, profile, role, pod and so on.
  public Mentions mentions() {
    return Mentions.in(text);
  }

  /// The language to answer in: Chinese when the asker wrote Chinese.
  public Language language() {
    return Language.of(text);
  }
}
