package io.github.eksauth.bot.slack.inbound;

import java.util.Optional;

/// Undoes what Slack does to a text: escapes, and things in angle brackets.
///
/// One pass: an angle bracket looks ahead to the next one and no further.
final class Mrkdwn {
  /// What may stand in `<!…>`; anything else in brackets was typed so.
  private static final String DATE = "date^";

  private static final String GROUP = "subteam^";

  private final String text;
  private final String us;
  private final StringBuilder out;

  /// How much of the beginning of `out` is known to be blank.
  private int blank;

  private Mrkdwn(String text, String us) {
    this.text = text;
    this.us = us;
    out = new StringBuilder(text.length());
  }

  /// The text behind the markup.
  ///
  /// @param us the user id whose mentions are left out; may be empty
  static String plain(String slackText, String us) {
    return new Mrkdwn(slackText, us).plain();
  }

  private String plain() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '&') {
        i = entity(text, i, out);
      } else if (c == '<') {
        i = bracket(i);
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static int entity(String text, int at, StringBuilder out) {
    if (text.startsWith("&lt;", at)) {
      out.append('<');
      return at + 4;
    }
    if (text.startsWith("&gt;", at)) {
      out.append('>');
      return at + 4;
    }
    out.append('&');
    return at + (text.startsWith("&amp;", at) ? 5 : 1);
  }

  private int bracket(int at) {
    int end = at + 1;
    while (end < text.length() && "<>\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '>') {
      String inside = text.substring(at + 1, end);
      if (isUs(inside)) {
        return afterUs(end + 1);
      }
      Optional<String> meant = meant(inside);
      if (meant.isPresent()) {
        unescape(meant.get());
        return end + 1;
      }
    }
    out.append('<');
    return at + 1;
  }

  private boolean isUs(String inside) {
    return !us.isEmpty()
        && inside.startsWith("@" + us)
        && (inside.length() == us.length() + 1 || inside.charAt(us.length() + 1) == '|');
  }

  /// Goes on behind a mention of us, without the space or the `:` that set it off.
  private int afterUs(int next) {
    int i = next;
    while (blank < out.length() && Character.isWhitespace(out.charAt(blank))) {
      blank++;
    }
    boolean first = blank == out.length();
    if (first && i < text.length() && ":,：，".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    boolean apart = first || Character.isWhitespace(out.charAt(out.length() - 1));
    return apart && i < text.length() && text.charAt(i) == ' ' ? i + 1 : i;
  }

  /// What was typed for the part in brackets; empty when Slack does not write such parts.
  private static Optional<String> meant(String inside) {
    int bar = inside.indexOf('|');
    String what = bar < 0 ? inside : inside.substring(0, bar);
    String label = bar < 0 ? "" : inside.substring(bar + 1);
    if (what.startsWith("@")) {
      return isId(what, "UW").map(id -> "@" + labelOr(label, id));
    }
    if (what.startsWith("#")) {
      return isId(what, "CGD").map(id -> "#" + labelOr(label, id));
    }
    if (what.startsWith("!")) {
      return special(what.substring(1), label);
    }
    return isLink(what) ? Optional.of(labelOr(label, withoutMail(what))) : Optional.empty();
  }

  private static Optional<String> special(String what, String label) {
    if (what.startsWith(DATE)) {
      return Optional.of(labelOr(label, what.substring(DATE.length())));
    }
    if (what.startsWith(GROUP)) {
      String group = labelOr(label, what.substring(GROUP.length()));
      return Optional.of(group.startsWith("@") ? group : "@" + group);
    }
    return switch (what) {
      case "here", "channel", "everyone", "group" -> Optional.of("@" + what);
      default -> Optional.empty();
    };
  }

  private static Optional<String> isId(String what, String kinds) {
    boolean id =
        what.length() > 2
            && kinds.indexOf(what.charAt(1)) >= 0
            && what.chars().skip(1).allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    return id ? Optional.of(what.substring(1)) : Optional.empty();
  }

  private static boolean isLink(String what) {
    return what.startsWith("https://")
        || what.startsWith("http://")
        || what.startsWith("mailto:")
        || what.startsWith("tel:")
        || what.startsWith("ftp://")
        || what.startsWith("slack://");
  }

  private static String withoutMail(String link) {
    return link.startsWith("mailto:") || link.startsWith("tel:")
        ? link.substring(link.indexOf(':') + 1)
        : link;
  }

  private static String labelOr(String label, String otherwise) {
    return label.isBlank() ? otherwise : label;
  }

  private void unescape(String part) {
    int i = 0;
    while (i < part.length()) {
      if (part.charAt(i) == '&') {
        i = entity(part, i, out);
      } else {
        out.append(part.charAt(i));
        i++;
      }
    }
  }
}
