package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.config.AccessRule;
import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.config.LogForm;
import io.github.eksauth.bot.config.ServerSettings;
import io.github.eksauth.bot.config.SlackConfig;
import io.github.eksauth.bot.config.SlackSecrets;
import io.github.eksauth.bot.slack.SlackBot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The bot in Slack, until it is told to stop.
@Command(
    name = "serve",
    description = {
      "Run the bot in Slack until SIGTERM.",
      "Secrets come from the environment: SLACK_BOT_TOKEN and, as `slack: transport` says,",
      "SLACK_APP_TOKEN (socket) or SLACK_SIGNING_SECRET (http)."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  /// Of the JDK, see `java.lang.Thread`.
  private static final String ANSWERING_PROCESSORS = "jdk.virtualThreadScheduler.parallelism";

  private final EksAuth.Console console;

  @Option(
      names = "--config",
      paramLabel = "F",
      description =
          "configuration (default: $EKS_AUTH_CONFIG, else ./eks-auth.yaml if it is there)")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--check-config",
      description = "say what it would do, or every problem of configuration and secrets, and exit")
  private boolean checkConfig;

  ServeCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerSettings settings = ServerSettings.read(config, console.environment(), Path.of(""));
    if (checkConfig) {
      print(settings);
      return 0;
    }
    AtomicReference<Optional<SlackBot>> running = new AtomicReference<>(Optional.empty());
    Thread stop = new Thread(() -> stop(running.get()), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      running.set(Optional.of(start(settings)));
    } catch (RuntimeException e) {
      // whoever started us is to hear that we did not start
      Runtime.getRuntime().removeShutdownHook(stop);
      throw e;
    }
    // the hook ends the process
    new CountDownLatch(1).await();
    return 0;
  }

  private SlackBot start(ServerSettings settings) {
    leaveOneProcessor();
    return SlackBot.start(
        settings.config(), settings.secrets(), console.environment(), Clock.systemUTC());
  }

  /// Answers run on virtual threads, which may have all processors but one: what acknowledges to
  /// Slack is on threads of the operating system, and would wait behind answers that compute. It
  /// counts only before the first virtual thread starts.
  private static void leaveOneProcessor() {
    int most = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    if (System.getProperty(ANSWERING_PROCESSORS) == null) {
      System.setProperty(ANSWERING_PROCESSORS, String.valueOf(most));
    }
  }

  /// A signal would end the process as failed; being told to stop and stopping is none.
  private static void stop(Optional<SlackBot> running) {
    try {
      running.ifPresent(SlackBot::close);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private void print(ServerSettings settings) {
    Config is = settings.config();
    SlackConfig slack = is.slack();
    PrintWriter out = console.out();
    out.println("The configuration is fine. `eks-auth serve` would");
    line(out, "reach Slack", transport(slack.transport()));
    if (!settings.secrets().api().equals(SlackSecrets.SLACK)) {
      line(out, "call", settings.secrets().api() + " instead of Slack (SLACK_API_URL)");
    }
    line(
        out,
        "listen on",
        is.web().host() + ":" + is.web().port() + " (/healthz, /readyz, /metrics)");
    line(out, "know", is.clusters().size() + " clusters and " + is.accounts().size() + " accounts");
    slack.allow().forEach(rule -> line(out, "allow", allowed(rule)));
    if (slack.allow().isEmpty()) {
      line(out, "allow", "nobody to ask about any cluster: `slack: allow` is empty");
    }
    if (!slack.overhear().isEmpty()) {
      line(out, "read along in", String.join(", ", slack.overhear()));
    }
    line(
        out,
        "answer in",
        slack
            .language()
            .map(language -> language.name().toLowerCase(Locale.ROOT))
            .orElse("the language of the question"));
    line(out, "show accounts", slack.hideAccounts() ? "masked" : "as they are");
    line(
        out,
        "answer",
        slack.workers() + " questions at once, with " + slack.waiting() + " more waiting");
    line(out, "keep its state in", slack.state().toString());
    if (settings.log() == LogForm.JSON) {
      line(out, "log", "one JSON object a line (EKS_AUTH_LOG)");
    }
    is.knowledge()
        .repository()
        .ifPresent(page ->
            line(out, "propose knowledge", "to " + page + ", branch " + is.knowledge().branch()));
    is.knowledge()
        .follow()
        .ifPresent(follow -> {
          line(
              out,
              "follow knowledge",
              follow.repository()
                  + ", branch "
                  + follow.branch()
                  + ", folder "
                  + follow.path()
                  + ", every "
                  + follow.poll().toSeconds()
                  + " s"
                  + (follow.webhookSecret().isPresent()
                      ? " and when /webhook/knowledge is told of a push"
                      : ""));
          follow.reportTo().ifPresent(channel -> line(out, "report on it in", channel));
        });
  }

  private static String transport(SlackConfig.Transport transport) {
    return switch (transport) {
      case SOCKET -> "over a socket that it opens (Socket Mode)";
      case HTTP -> "by HTTP requests to /slack/events";
    };
  }

  private static String allowed(AccessRule rule) {
    return String.join(", ", rule.clusters())
        + " to "
        + limited("anybody", "users ", rule.users(), "groups ", rule.groups())
        + " in "
        + limited("any channel", "", rule.channels(), "", List.of());
  }

  private static String limited(
      String unlimited, String one, List<String> ones, String other, List<String> others) {
    if (ones.isEmpty() && others.isEmpty()) {
      return unlimited;
    }
    String first = ones.isEmpty() ? "" : one + String.join(", ", ones);
    String second = others.isEmpty() ? "" : other + String.join(", ", others);
    return first + (first.isEmpty() || second.isEmpty() ? "" : " and ") + second;
  }

  private static void line(PrintWriter out, String what, String how) {
    out.printf("  %-18s %s%n", what, how);
  }
}
