package io.github.eksauth.knowledge.hcl;

/// HCL's quoted strings: how text is written between the quotes, and read back.
final class HclString {
  private HclString() {}

  /// A whole string literal that reads back as this value.
  static String quote(String value) {
    var out = new StringBuilder(value.length() + 2).append('"');
    appendEscaped(out, value);
    return out.append('"').toString();
  }

  /// Writes a value so that it stays inside the string being written. It may directly follow
  /// characters that are already there: a `$` or `%` at their end together with a `{` at the start
  /// of the value is looked after.
  static void appendEscaped(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '{' -> appendBrace(out);
        default -> appendPlain(out, c);
      }
    }
  }

  /// `${` and `%{` would start a template; `$${` and `%%{` do not. Of several dollars only the last
  /// one counts.
  static void appendBrace(StringBuilder out) {
    if (endsWithSigil(out, '$') || endsWithSigil(out, '%')) {
      out.append(out.charAt(out.length() - 1));
    }
    out.append('{');
  }

  /// Keeps a `$` that was written last from turning the `${` that is about to follow into an escape
  /// (and likewise `%`).
  static void separateFrom(StringBuilder out, char sigil) {
    if (endsWithSigil(out, sigil)) {
      out.setLength(out.length() - 1);
      appendCode(out, sigil);
    }
  }

  private static boolean endsWithSigil(StringBuilder out, char sigil) {
    return !out.isEmpty() && out.charAt(out.length() - 1) == sigil;
  }

  private static void appendPlain(StringBuilder out, int c) {
    switch (Character.getType(c)) {
      // Invisible characters, some of which reorder the text around them: the reader shall see
      // them.
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          appendCode(out, c);
      // Half a character cannot be written in UTF-8, in which Terraform reads its files.
      case Character.SURROGATE -> out.append('\uFFFD');
      default -> out.appendCodePoint(c);
    }
  }

  private static void appendCode(StringBuilder out, int c) {
    out.append(c > 0xFFFF ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
  }

  /// What characters between quotes mean.
  sealed interface Decoded {
    record Value(String value) implements Decoded {}

    record BadEscape(String escape) implements Decoded {}
  }

  static Decoded decode(String raw) {
    var out = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i);
      if (c == '\\') {
        int length = decodeEscape(raw, i, out);
        if (length == 0) {
          return new Decoded.BadEscape(raw.substring(i, Math.min(raw.length(), i + 2)));
        }
        i += length;
      } else if (raw.startsWith("$${", i) || raw.startsWith("%%{", i)) {
        out.append(c).append('{');
        i += 3;
      } else {
        out.append(c);
        i++;
      }
    }
    return new Decoded.Value(out.toString());
  }

  /// How many characters the escape at this place has; 0 when it is none.
  private static int decodeEscape(String raw, int at, StringBuilder out) {
    if (at + 1 >= raw.length()) {
      return 0;
    }
    switch (raw.charAt(at + 1)) {
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case '"' -> out.append('"');
      case '\\' -> out.append('\\');
      case 'u' -> {
        return decodeCode(raw, at, 4, out);
      }
      case 'U' -> {
        return decodeCode(raw, at, 8, out);
      }
      default -> {
        return 0;
      }
    }
    return 2;
  }

  private static int decodeCode(String raw, int at, int digits, StringBuilder out) {
    int end = at + 2 + digits;
    if (end > raw.length()) {
      return 0;
    }
    long code = 0;
    for (int i = at + 2; i < end; i++) {
      int digit = Character.digit(raw.charAt(i), 16);
      if (digit < 0 || raw.charAt(i) > 'f') {
        return 0;
      }
      code = code * 16 + digit;
    }
    if (code > Character.MAX_CODE_POINT
        || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
      return 0;
    }
    out.appendCodePoint((int) code);
    return end - at;
  }
}
