package io.github.eksauth.checks.fact;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Which pods a Fargate profile takes: the namespace and all labels must match; `*` and `?` stand
/// for any text and any character (fact 49).
public record Selector(String namespace, Map<String, String> labels) {
  public Selector {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  public boolean matches(String podNamespace, Map<String, String> podLabels) {
    return wildcard(namespace, podNamespace)
        && labels.entrySet().stream()
            .allMatch(wanted ->
                podLabels.entrySet().stream()
                    .anyMatch(label ->
                        wildcard(wanted.getKey(), label.getKey())
                            && wildcard(wanted.getValue(), label.getValue())));
  }

  /// Whether the text fits a pattern of `*` and `?`. Greedy with one place to go back to: linear in
  /// practice, never exponential.
  public static boolean wildcard(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
