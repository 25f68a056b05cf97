package io.github.eksauth.bot.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.socket_mode.SocketModeClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Slack's own client and Bolt against the fake.
class FakeSlackTest {
  private final FakeSlack slack = FakeSlack.start().channel("C1", "platform");

  @AfterEach
  void stop() {
    slack.close();
  }

  private App app() {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiUrl());
    return new App(
        AppConfig.builder()
            .slack(Slack.getInstance(config))
            .singleTeamBotToken(slack.botToken())
            .signingSecret(slack.signingSecret())
            .allEventsApiAutoAckEnabled(true)
            .build());
  }

  @Test
  void a_mention_reaches_bolt_over_a_socket_and_is_answered_in_the_thread() throws Exception {
    App app = app();
    app.event(
        AppMentionEvent.class,
        (payload, context) -> {
          var event = payload.getEvent();
          context
              .client()
              .chatPostMessage(post ->
                  post.channel(event.getChannel())
                      .threadTs(event.getTs())
                      .text("heard: " + event.getText()));
          return context.ack();
        });
    var socket = new SocketModeApp(slack.appToken(), SocketModeClient.Backend.JavaWebSocket, app);
    socket.startAsync();
    try {
      slack.awaitSockets(1);
      var asked = slack.user("U1", "Ada").mentions("C1", "a < b");
      assertThat(slack.awaitReply(asked).text()).isEqualTo("heard: <@U0BOT> a &lt; b");
      slack.awaitDelivered();
      assertThat(slack.acks()).extracting(Ack::type).containsExactly("events_api");
    } finally {
      socket.close();
    }
  }
}
