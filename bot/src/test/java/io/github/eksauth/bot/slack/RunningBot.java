package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.Recordings;
import io.github.eksauth.bot.config.ServerSettings;
import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.source.aws.FakeAws;
import io.github.eksauth.checks.source.kubernetes.FakeKubernetes;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The bot as it is started, between a fake Slack and one recorded cluster that a fake AWS and a
/// fake API server make live. Everything goes over the wire.
final class RunningBot implements AutoCloseable {
  /// Where the tests talk.
  static final String CHANNEL = "C0123456789";

  private final FakeSlack slack;
  private final FakeKubernetes kubernetes;
  private final FakeAws aws;
  private final Path folder;
  private final String config;
  private final String cluster;
  private final Map<String, String> secrets;
  private SlackBot bot;

  /// @param recording the cluster
  /// @param config more of `eks-auth.yaml`, beside the way to everything fake
  RunningBot(String recording, Path folder, String config) {
    this(recording, folder, config, FakeSlack.start().channel(CHANNEL, "platform"));
  }

  RunningBot(String recording, Path folder, String config, FakeSlack slack) {
    this(recording, folder, config, slack, Map.of());
  }

  /// @param secrets more environment variables
  RunningBot(
      String recording, Path folder, String config, FakeSlack slack, Map<String, String> secrets) {
    this.secrets = Map.copyOf(secrets);
    this.slack = slack;
    this.folder = folder;
    this.config = config;
    Snapshot snapshot = Recordings.readable(recording);
    cluster = snapshot.read(new FactKey.Cluster()).ifKnown().orElseThrow().name();
    kubernetes = FakeKubernetes.serving(snapshot);
    aws =
        FakeAws.serving(snapshot)
            .apiServer(kubernetes.endpoint().toString(), kubernetes.caBase64());
    bot = start();
  }

  private SlackBot start() {
    try {
      Path file = folder.resolve("eks-auth.yaml");
      Files.writeString(
          file,
          """
          timeouts: {call: 60s, run: 2m}
          web: {listen: "127.0.0.1:0"}
          """
              + config);
      Map<String, String> environment = new HashMap<>(aws.environment());
      environment.putAll(slack.environment());
      environment.putAll(secrets);
      ServerSettings settings = ServerSettings.read(Optional.of(file), environment, folder);
      SlackBot started =
          SlackBot.start(settings.config(), settings.secrets(), environment, Clock.systemUTC());
      slack.awaitThat("the bot is ready", () -> started.readiness().ready());
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops the bot and starts it again, on what it kept.
  void restart() {
    bot.close();
    bot = start();
  }

  FakeSlack slack() {
    return slack;
  }

  FakeAws aws() {
    return aws;
  }

  SlackBot bot() {
    return bot;
  }

  String cluster() {
    return cluster;
  }

  @Override
  public void close() {
    bot.close();
    slack.close();
    aws.close();
    kubernetes.close();
  }
}
