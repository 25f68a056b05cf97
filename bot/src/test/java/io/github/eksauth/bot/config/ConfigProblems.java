package io.github.eksauth.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What somebody is told who configured something wrong.
final class ConfigProblems {
  private ConfigProblems() {}

  /// The problems, one a line, without the name of the file.
  static ListAssert<String> assertProblems(Path file, ThrowingCallable reading) {
    InvalidConfig invalid = catchThrowableOfType(InvalidConfig.class, reading);
    assertThat(invalid).as("what is wrong is refused").isNotNull();
    return assertThat(
        String.valueOf(invalid.getMessage())
            .replace(file + ":", "")
            .lines()
            .map(String::strip)
            .toList());
  }
}
