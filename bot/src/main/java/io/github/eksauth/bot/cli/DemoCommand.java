package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.bot.diagnosis.Snapshots;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The bot on recorded clusters: no AWS, no Slack, no configuration.
@Command(
    name = "demo",
    description = "See the bot at work on three recorded clusters; needs nothing.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /// One stop of the walk.
  private record Scene(String recording, String paste, String en, String zh) {
    String in(Language language) {
      return language == Language.CHINESE ? zh : en;
    }
  }

  private static final List<Scene> SCENES =
      List.of(
          new Scene(
              "article",
              "event-after-upgrade.txt",
              "After the upgrade of the EKS module from v19 to v20, no Fargate pod starts any more.",
              "EKS 模块从 v19 升级到 v20 之后，Fargate Pod 再也起不来。"),
          new Scene(
              "trust-other-cluster",
              "event-in-terraform.txt",
              "The same error on another cluster has another cause.",
              "同样的报错，换一个集群，原因完全不同。"),
          new Scene(
              "half-denied",
              "event-in-log.txt",
              "The same error where the bot may not read half of what it needs: it says so, and claims nothing.",
              "同样的报错，但机器人有一半内容无权读取：它会如实说明，不作断言。"));

  private final EksAuth.Console console;

  @Mixin private Output output = new Output();

  DemoCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Knowledge knowledge = Knowledge.bundled();
    Diagnostician diagnostician = new Diagnostician(knowledge, Matcher.bundled(knowledge));
    Language language = output.language(Language.ENGLISH);
    int number = 1;
    for (Scene scene : SCENES) {
      Paste paste = new Paste(resource("/demo/" + scene.paste));
      console.out().println("═".repeat(console.width()));
      console.out().println(number + "/" + SCENES.size() + "  " + scene.in(language));
      console.out().println("═".repeat(console.width()));
      console.out().println();
      paste.text().lines().forEach(line -> console.out().println("  > " + line));
      console.out().println();
      console
          .out()
          .println(
              "  $ eks-auth diagnose --snapshot checks/recordings/"
                  + scene.recording
                  + ".json < paste");
      console.out().println();
      Diagnosis diagnosis =
          diagnostician.diagnose(
              Question.of(paste).in(language), Optional.of(Snapshots.bundled(scene.recording)));
      output.print(output.diagnosis(diagnosis, Optional.empty()), console);
      console.out().println();
      number++;
    }
    return 0;
  }

  private static String resource(String name) {
    try (InputStream in = DemoCommand.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
