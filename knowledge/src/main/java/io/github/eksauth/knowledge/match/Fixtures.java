package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.KnowledgeFolder.Fixture;
import io.github.eksauth.knowledge.text.Paste;
import io.github.eksauth.knowledge.yaml.Problem;
import java.util.ArrayList;
import java.util.List;

/// Holds the matcher against the pastes that authors wrote: every hit finds its own entry as Sure
/// and first, every hint offers it, no near finds it as Sure.
public final class Fixtures {
  private Fixtures() {}

  /// How it went.
  ///
  /// @param tried number of fixtures
  /// @param failures one problem per fixture that went wrong
  public record Result(int tried, List<Problem> failures) {
    public Result {
      failures = List.copyOf(failures);
    }
  }

  /// Matches every fixture.
  public static Result run(Matcher matcher, List<Fixture> fixtures) {
    List<Problem> failures = new ArrayList<>();
    for (Fixture fixture : fixtures) {
      Match match = matcher.match(new Paste(fixture.text()));
      if (!isMet(fixture, match)) {
        failures.add(new Problem(fixture.file().toString(), 0, objection(fixture, match)));
      }
    }
    return new Result(fixtures.size(), failures);
  }

  private static boolean isMet(Fixture fixture, Match match) {
    boolean sure = match instanceof Match.Sure it && it.first().entry().equals(fixture.entry());
    return switch (fixture.expectation()) {
      case HIT -> sure;
      case HINT -> match.hits().stream().anyMatch(hit -> hit.entry().equals(fixture.entry()));
      case NEAR -> !sure;
    };
  }

  private static String objection(Fixture fixture, Match match) {
    String found =
        switch (match) {
          case Match.Sure(List<Hit> hits) ->
              "finds `"
                  + hits.getFirst().entry()
                  + "` for sure, by \""
                  + String.join("\" + \"", hits.getFirst().because())
                  + "\"";
          case Match.Several(List<Hit> hits) ->
              "finds nothing for sure, only " + hits.stream().map(Hit::entry).toList();
          case Match.Nothing _ -> "finds nothing";
        };
    return switch (fixture.expectation()) {
      case HIT -> found + "; it must find `" + fixture.entry() + "`: add or sharpen a signal";
      case HINT ->
          found + "; it must offer `" + fixture.entry() + "`: add a signal of strength hint";
      case NEAR -> found + ", which it must not: make that signal more specific";
    };
  }
}
