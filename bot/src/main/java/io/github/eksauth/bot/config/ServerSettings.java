package io.github.eksauth.bot.config;

import io.github.eksauth.knowledge.yaml.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that the server is told: the configuration file, and of the environment the secrets and the
/// form of the log.
public record ServerSettings(Config config, SlackSecrets secrets, LogForm log) {
  /// Reads both.
  ///
  /// @param named the configuration file, when somebody named it
  /// @param folder where the configuration file is looked for otherwise
  /// @throws InvalidConfig with every problem of both
  public static ServerSettings read(
      Optional<Path> named, Map<String, String> environment, Path folder) {
    List<Problem> problems = new ArrayList<>();
    Config config = ConfigFile.find(named, environment, folder, problems);
    SlackSecrets secrets = SlackSecrets.of(environment, config.slack().transport(), problems);
    LogForm log = LogForm.of(environment, problems);
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return new ServerSettings(config, secrets, log);
  }
}
