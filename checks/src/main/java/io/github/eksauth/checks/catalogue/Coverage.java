package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Whether some right covers a request.
sealed interface Coverage {
  record Yes(Words by) implements Coverage {}

  record No(Words why) implements Coverage {}

  record Unknown(Unsure why) implements Coverage {}

  /// Rights add up: one that covers is enough, and doubt about one leaves doubt.
  static Coverage any(List<Coverage> rights) {
    var no = new ArrayList<Words>();
    var unknown = new ArrayList<Unsure>();
    for (Coverage right : rights) {
      switch (right) {
        case Yes yes -> {
          return yes;
        }
        case No(Words why) -> no.add(why);
        case Unknown(Unsure why) -> unknown.add(why);
      }
    }
    if (unknown.isEmpty()) {
      return new No(Words.sentences(no));
    }
    var missing = new HashSet<Permission>();
    unknown.forEach(one -> missing.addAll(one.missing()));
    return new Unknown(
        new Unsure(Words.sentences(unknown.stream().map(Unsure::because).toList()), missing));
  }
}
