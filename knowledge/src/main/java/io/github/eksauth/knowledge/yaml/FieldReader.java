package io.github.eksauth.knowledge.yaml;

import io.github.eksauth.knowledge.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes the fields of one mapping apart and notes every problem with its line; a missing or wrong
/// value reads as an empty one, so that reading goes on and all problems come out at once.
public final class FieldReader {
  private final String file;
  private final Doc.Fields fields;
  private final List<Problem> problems;
  private final Set<String> read = new HashSet<>();

  public FieldReader(String file, Doc.Fields fields, List<Problem> problems) {
    this.file = file;
    this.fields = fields;
    this.problems = problems;
  }

  /// A reader of this part, or nothing after noting that it is not a mapping.
  public static Optional<FieldReader> of(
      String file, Doc doc, String what, List<Problem> problems) {
    if (doc instanceof Doc.Fields fields) {
      return Optional.of(new FieldReader(file, fields, problems));
    }
    problems.add(new Problem(file, doc.line(), what + " must be a mapping of `key: value` lines"));
    return Optional.empty();
  }

  public int line() {
    return fields.line();
  }

  public int lineOf(String key) {
    Doc.Field field = fields.fields().get(key);
    return field == null ? fields.line() : field.line();
  }

  public Set<String> keys() {
    return fields.fields().keySet();
  }

  public boolean has(String key) {
    return fields.fields().containsKey(key);
  }

  public void problem(int line, String message) {
    problems.add(new Problem(file, line, message));
  }

  private Optional<Doc> value(String key) {
    read.add(key);
    return Optional.ofNullable(fields.fields().get(key)).map(Doc.Field::value);
  }

  /// The text under the key, if the key is there.
  public Optional<String> text(String key) {
    return value(key)
        .flatMap(doc -> {
          if (doc instanceof Doc.Text(String text, int line)) {
            if (text.isEmpty()) {
              problem(line, "`" + key + "` is empty; write it or leave the key out");
              return Optional.empty();
            }
            return Optional.of(text);
          }
          problem(lineOf(key), "`" + key + "` must be a text");
          return Optional.empty();
        });
  }

  /// The text under the key; a problem when it is not there.
  public String requiredText(String key) {
    if (!has(key)) {
      problem(line(), "`" + key + "` is missing; add `" + key + ": …`");
    }
    return text(key).orElse("");
  }

  /// The constant whose name the text is.
  public <E extends Enum<E>> Optional<E> choice(String key, E[] values, Function<E, String> name) {
    return text(key)
        .flatMap(text -> {
          Optional<E> found =
              Arrays.stream(values).filter(value -> name.apply(value).equals(text)).findFirst();
          if (found.isEmpty()) {
            String known = Arrays.stream(values).map(name).collect(Collectors.joining(", "));
            problem(lineOf(key), "`" + key + ": " + text + "` is not known; write one of " + known);
          }
          return found;
        });
  }

  /// The elements of the list under the key; a single value counts as a list of one.
  public List<Doc> items(String key) {
    return value(key)
        .map(doc -> doc instanceof Doc.Items(List<Doc> items, int _) ? items : List.of(doc))
        .orElse(List.of());
  }

  /// The texts of the list under the key; a single text counts as a list of one.
  public List<String> texts(String key) {
    return textItems(key).stream().map(Doc.Text::value).toList();
  }

  /// The same with the line of each.
  public List<Doc.Text> textItems(String key) {
    List<Doc.Text> texts = new ArrayList<>();
    for (Doc item : items(key)) {
      if (!(item instanceof Doc.Text text)) {
        problem(item.line(), "an item of `" + key + "` must be a text");
      } else if (text.value().isEmpty()) {
        problem(item.line(), "an item of `" + key + "` is empty");
      } else {
        texts.add(text);
      }
    }
    return texts;
  }

  /// Readers of the mappings in the list under the key.
  public List<FieldReader> readers(String key, String what) {
    return items(key).stream().flatMap(doc -> of(file, doc, what, problems).stream()).toList();
  }

  /// A reader of the mapping under the key, if the key is there.
  public Optional<FieldReader> reader(String key) {
    return value(key).flatMap(doc -> of(file, doc, "`" + key + "`", problems));
  }

  /// Readers of the mappings under the key, by their names.
  public Map<String, FieldReader> named(String key, String what) {
    Map<String, FieldReader> readers = new LinkedHashMap<>();
    value(key)
        .flatMap(doc -> of(file, doc, "`" + key + "`", problems))
        .ifPresent(outer ->
            outer
                .fields
                .fields()
                .forEach((name, field) ->
                    of(file, field.value(), what, problems)
                        .ifPresent(reader -> readers.put(name, reader))));
    return readers;
  }

  /// The keys that somebody asked for, whether they are there or not.
  public Set<String> asked() {
    return Set.copyOf(read);
  }

  /// Notes every key that nothing asked for.
  public void done(String what) {
    List<String> missing = read.stream().filter(known -> !has(known)).toList();
    for (String key : fields.fields().keySet()) {
      if (!read.contains(key)) {
        problem(
            lineOf(key),
            "`"
                + key
                + "` is not a key of "
                + what
                + Nearest.of(key, missing)
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse(""));
      }
    }
  }
}
