package io.github.eksauth.bot.config;

import io.github.eksauth.knowledge.yaml.FieldReader;
import io.github.eksauth.knowledge.yaml.Problem;
import io.github.eksauth.knowledge.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds and reads the configuration file.
public final class ConfigFile {
  /// The environment variable that names the file.
  static final String VARIABLE = "EKS_AUTH_CONFIG";

  static final String USUAL_NAME = "eks-auth.yaml";

  private ConfigFile() {}

  /// The file that is named, else the one that `EKS_AUTH_CONFIG` names, else `eks-auth.yaml` in the
  /// folder, else nothing.
  ///
  /// @param environment the environment variables, which also hold the secrets that the file only
  ///   names
  /// @throws InvalidConfig with every problem of the file
  public static Config find(Optional<Path> named, Map<String, String> environment, Path folder) {
    List<Problem> problems = new ArrayList<>();
    Config config = find(named, environment, folder, problems);
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return config;
  }

  /// The same, with the problems noted: what is wrong reads as if it were not there.
  static Config find(
      Optional<Path> named, Map<String, String> environment, Path folder, List<Problem> problems) {
    return where(named, environment, folder)
        .map(file -> read(file, environment, problems))
        .orElse(Config.NONE);
  }

  private static Optional<Path> where(
      Optional<Path> named, Map<String, String> environment, Path folder) {
    return named
        .or(() ->
            Optional.ofNullable(environment.get(VARIABLE))
                .filter(path -> !path.isBlank())
                .map(Path::of))
        .or(() -> Optional.of(folder.resolve(USUAL_NAME)).filter(Files::exists));
  }

  private static Config read(Path file, Map<String, String> environment, List<Problem> problems) {
    return text(file, problems)
        .flatMap(text ->
            YamlFile.read(
                file.toString(),
                text,
                "name a cluster under `clusters:`, or remove the file",
                problems))
        .flatMap(doc -> FieldReader.of(file.toString(), doc, "the configuration", problems))
        .map(fields -> new ConfigReader(file, environment).read(fields))
        .orElse(Config.NONE);
  }

  private static Optional<String> text(Path file, List<Problem> problems) {
    String wrong;
    if (!Files.exists(file)) {
      wrong = "there is no such file; name the configuration with `--config FILE`";
    } else if (!Files.isRegularFile(file)) {
      wrong = "is not a file; name the configuration with `--config FILE`";
    } else {
      try {
        return Optional.of(Files.readString(file));
      } catch (CharacterCodingException e) {
        wrong = "is not UTF-8 text; save it as UTF-8";
      } catch (IOException e) {
        wrong = "cannot be read: " + e.getMessage();
      }
    }
    problems.add(new Problem(file.toString(), 0, wrong));
    return Optional.empty();
  }
}
