package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.Recordings;
import io.github.eksauth.bot.ServeProcess;
import io.github.eksauth.bot.config.ServerSettings;
import io.github.eksauth.bot.config.SlackConfig;
import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.SlackLimits;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import io.github.eksauth.bot.slack.transport.SlackHttp;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.source.aws.FakeAws;
import io.github.eksauth.checks.source.kubernetes.FakeKubernetes;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The bot as it is started, between a fake Slack and the cluster of the article, which a fake AWS
/// and a fake API server make live. Everything goes over the wire.
final class RunningBot implements AutoCloseable {
  /// Where the tests talk.
  static final String CHANNEL = "C0123456789";

  private final FakeSlack slack;
  private final FakeKubernetes kubernetes;
  private final FakeAws aws;
  private final Path folder;
  private final String config;
  private final boolean inProcess;
  private final String cluster;
  private final Map<String, String> secrets;
  private Optional<SlackBot> bot = Optional.empty();
  private Optional<ServeProcess> process = Optional.empty();

  /// @param config more of `eks-auth.yaml`, beside the way to everything fake
  RunningBot(Path folder, String config) {
    this(folder, config, FakeSlack.start(), Map.of());
  }

  /// @param slack the workspace, with what must be there before the bot is
  /// @param secrets more environment variables
  RunningBot(Path folder, String config, FakeSlack slack, Map<String, String> secrets) {
    this(folder, config, slack, secrets, true);
  }

  /// The same in a process of its own, which can be killed.
  static RunningBot asProcess(Path folder, String config) {
    return new RunningBot(folder, config, FakeSlack.start(), Map.of(), false);
  }

  private RunningBot(
      Path folder, String config, FakeSlack slack, Map<String, String> secrets, boolean inProcess) {
    // the first answers of a cold process are slow, and how slow is not for these tests to say
    this.slack = slack.channel(CHANNEL, "platform").ackWithin(Duration.ofSeconds(30));
    this.secrets = Map.copyOf(secrets);
    this.folder = folder;
    this.config = config;
    this.inProcess = inProcess;
    Snapshot snapshot = Recordings.readable(Article.RECORDING);
    cluster = snapshot.read(new FactKey.Cluster()).ifKnown().orElseThrow().name();
    kubernetes = FakeKubernetes.serving(snapshot);
    aws =
        FakeAws.serving(snapshot)
            .apiServer(kubernetes.endpoint().toString(), kubernetes.caBase64());
    start();
  }

  private void start() {
    Path file = configured(folder);
    Map<String, String> environment = environment();
    if (inProcess) {
      SlackBot started = start(file, environment);
      bot = Optional.of(started);
      URI url = requestUrl(started);
      if (settings(file, environment).config().slack().transport() == SlackConfig.Transport.HTTP) {
        slack.deliverTo(url);
      }
    } else {
      ServeProcess started =
          ServeProcess.start(file, ServeProcess.NO_PORT, environment, folder.resolve("serve.log"));
      process = Optional.of(started);
      int before = slack.socketsOpened();
      slack.awaitThat(
          "the process to connect, which says: " + started.log(),
          () -> slack.socketsOpened() > before || !started.isAlive());
    }
  }

  /// Starts another replica beside the bot, which knows nothing of what the bot was told. Whoever
  /// takes it closes it.
  SlackBot replica(Path itsFolder) {
    return start(configured(itsFolder), environment());
  }

  private Path configured(Path folder) {
    Path file = folder.resolve("eks-auth.yaml");
    try {
      Files.writeString(
          file,
          """
          timeouts: {call: 60s, run: 2m}
          web: {listen: "127.0.0.1:0"}
          """
              + config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.putAll(slack.environment());
    environment.putAll(secrets);
    return environment;
  }

  private static ServerSettings settings(Path file, Map<String, String> environment) {
    return ServerSettings.read(Optional.of(file), environment, file.resolveSibling("."));
  }

  private SlackBot start(Path file, Map<String, String> environment) {
    ServerSettings settings = settings(file, environment);
    SlackBot started =
        SlackBot.start(settings.config(), settings.secrets(), environment, Clock.systemUTC());
    slack.awaitThat("the bot is ready", () -> started.readiness().ready());
    return started;
  }

  /// Where Slack sends its requests to a bot, when it sends any.
  static URI requestUrl(SlackBot bot) {
    return URI.create("http://127.0.0.1:" + bot.port() + SlackHttp.PATH);
  }

  /// Where Slack sends its requests, when it sends any.
  URI requestUrl() {
    return requestUrl(bot());
  }

  /// Stops the bot, unless it is stopped, and starts it again, on what it kept.
  void restart() {
    stop();
    start();
  }

  /// Stops the bot, which finishes what it is doing; what was said can still be read.
  void stop() {
    bot.ifPresent(SlackBot::close);
    bot = Optional.empty();
    kill();
  }

  /// Ends the process where it stands.
  void kill() {
    process.ifPresent(ServeProcess::kill);
    process = Optional.empty();
  }

  /// Everything in the files that the bot keeps.
  String kept() {
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file)).append('\n');
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Everything that the bot ever told Slack: messages, views, answers, files.
  String told() {
    StringBuilder all = new StringBuilder();
    slack.calls().forEach(call -> all.append(call.arguments()).append('\n'));
    slack.acks().forEach(ack -> all.append(ack.payload()).append('\n'));
    slack.uploads().forEach(file -> all.append(file).append('\n'));
    return all.toString();
  }

  /// What Slack would have shown wrongly, or what pings somebody, of all that the bot said in a
  /// channel.
  List<String> faultsIn(String channel) {
    List<String> faults = new ArrayList<>(slack.complaints());
    for (SlackMessage message : slack.messages(channel)) {
      if (message.byBot()) {
        faults.addAll(SlackLimits.problems(message.json()));
        faults.addAll(SlackLimits.pings(message.json()));
        if (message.unfurls()) {
          faults.add(message.ts() + " unfurls links");
        }
      }
    }
    return faults;
  }

  FakeSlack slack() {
    return slack;
  }

  FakeAws aws() {
    return aws;
  }

  String cluster() {
    return cluster;
  }

  SlackBot bot() {
    return bot.orElseThrow(() -> new IllegalStateException("the bot is stopped"));
  }

  @Override
  public void close() {
    stop();
    slack.close();
    aws.close();
    kubernetes.close();
  }
}
