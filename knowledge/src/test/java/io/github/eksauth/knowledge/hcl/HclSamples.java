package io.github.eksauth.knowledge.hcl;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// Random HCL, badly laid out: what the grammar allows, with white space where it may stand.
final class HclSamples {
  private final Random random;

  HclSamples(long seed) {
    this.random = new Random(seed);
  }

  String file() {
    return body(2);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String space() {
    return pick("", " ", "  ", " ");
  }

  private String lineBreak() {
    return pick("", "", "\n", "\n\n", " # c\n", "\n# c\n", " /* c */ ");
  }

  private String name() {
    return pick("a", "bb", "ccc", "cluster_name", "for_each", "in", "x-y", "é");
  }

  private String string(int depth) {
    var string = new StringBuilder("\"");
    for (int i = random.nextInt(3); i > 0; i--) {
      string.append(
          pick(
              "x",
              "hello world",
              "$${",
              "%%{",
              "$ ",
              "% ",
              "\\\"",
              "\\n",
              "\\\\",
              "<cluster>",
              "é",
              "{",
              "}",
              "#",
              "${" + space() + expression(depth - 1) + space() + "}",
              "%{ if " + expression(depth - 1) + " }y%{ else }n%{ endif }"));
    }
    return string.append("\"").toString();
  }

  private String expression(int depth) {
    if (depth <= 0) {
      return pick("1", "2.5", "true", "null", name(), "\"s\"", "-1", "var.x", "-3e4");
    }
    int inner = depth - 1;
    return switch (random.nextInt(15)) {
      case 0 -> expression(0);
      case 1 -> name() + space() + "." + name();
      case 2 -> name() + "[" + space() + pick("0", "\"k\"", "var.x") + space() + "]";
      case 3 -> name() + "[*]." + name();
      case 4 ->
          "f("
              + lineBreak()
              + expression(inner)
              + ","
              + lineBreak()
              + expression(inner)
              + pick("", ",", "...")
              + ")";
      case 5 -> list(inner);
      case 6, 7, 8 -> object(inner);
      case 9 -> "(" + lineBreak() + expression(inner) + lineBreak() + ")";
      case 10 ->
          expression(inner)
              + space()
              + pick("+", " - ", "*", "==", "!=", "<", "&&", "||")
              + space()
              + expression(inner);
      case 11 -> pick("!", "-") + expression(inner);
      case 12 ->
          expression(inner) + space() + "?" + expression(inner) + space() + ":" + expression(inner);
      case 13 ->
          "[for "
              + name()
              + ",x in "
              + expression(inner)
              + ":"
              + lineBreak()
              + expression(inner)
              + "]";
      default -> string(depth);
    };
  }

  private String heredoc() {
    String text = pick("hi\n", "  a ${ " + name() + "} {\n", "# x [\n");
    return "<<" + pick("", "-") + "EOT\n" + text + pick("EOT", "  EOT") + "\n";
  }

  private String list(int depth) {
    var list = new StringBuilder("[");
    for (int i = random.nextInt(4); i > 0; i--) {
      list.append(lineBreak())
          .append(expression(depth))
          .append(space())
          .append(",")
          .append(lineBreak());
    }
    return list.append("]").toString();
  }

  private String object(int depth) {
    var object = new StringBuilder("{").append(pick("\n", " # c\n", "\n\n"));
    for (int i = random.nextInt(4); i > 0; i--) {
      object
          .append(space())
          .append(pick(name(), "\"k\"", "(f(x))"))
          .append(space())
          .append(pick("=", "=", ":"));
      object
          .append(space())
          .append(expression(depth))
          .append(pick("\n", ",\n", "\n\n", " # cc\n", ", # d\n"));
    }
    return object.append("}").toString();
  }

  private String body(int depth) {
    var body = new StringBuilder();
    Set<String> used = new HashSet<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      body.append(pick("", "  ", "\t"));
      switch (random.nextInt(6)) {
        case 0 -> body.append(pick("\n", "# comment ${x}\n"));
        case 1, 2, 3 -> {
          String name = name();
          if (used.add(name)) {
            body.append(name).append(space()).append("=").append(space());
            if (random.nextInt(10) == 0) {
              body.append(heredoc());
            } else {
              body.append(expression(3));
              body.append(pick("\n", "\n", " # t\n", " // tt\n", " /* z */\n", "   \n"));
            }
          }
        }
        case 4 -> {
          String labels = pick("", "\"l\" ", "lab ", "\"a\" b ", "/* q */ \"z\" ");
          String inner = depth > 0 ? body(depth - 1) : "";
          body.append(pick("module", "removed", "x"))
              .append(" ")
              .append(labels)
              .append("{\n")
              .append(inner)
              .append("}\n");
        }
        default -> body.append(pick("b {}\n", "b { a = 1 }\n", "b \"x\" {a=\"y\"}\n"));
      }
    }
    return body.toString().stripTrailing() + "\n";
  }
}
