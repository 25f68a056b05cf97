package io.github.eksauth.bot.slack.transport;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import io.github.eksauth.bot.config.SlackSecrets;
import io.github.eksauth.bot.slack.api.Self;
import java.util.Optional;

/// Tells Bolt who we are, and drops what we said ourselves. Stands in for Bolt's
/// `SingleTeamAuthorization` and `IgnoringSelfEvents`, which call Slack before the acknowledgement:
/// the one `auth.test` whenever its cache is old, the other `bots.info` for each new bot.
record KnowingOurselves(SlackSecrets secrets, Identity identity) implements Middleware {
  private static final int NOT_YET = 503;

  @Override
  @SuppressWarnings("rawtypes") // as Bolt declares it
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    if (request.getRequestType() == RequestType.SSLCheck) {
      return Response.ok();
    }
    if (request.getRequestType() == RequestType.UrlVerification) {
      return chain.next(request);
    }
    Optional<Self> known = identity.known();
    if (known.isEmpty()) {
      // Slack sends it again
      return Response.error(NOT_YET);
    }
    Self self = known.get();
    if (request.getRequestType() == RequestType.Event
        && isOurs(request.getRequestBodyAsString(), self)) {
      return Response.ok();
    }
    Context context = request.getContext();
    context.setBotToken(secrets.botToken().value());
    context.setBotUserId(self.user());
    context.setBotId(self.bot());
    return chain.next(request);
  }

  private static boolean isOurs(String body, Self self) {
    JsonElement event = JsonParser.parseString(body).getAsJsonObject().get("event");
    if (event == null || !event.isJsonObject()) {
      return false;
    }
    JsonObject fields = event.getAsJsonObject();
    return is(fields.get("user"), self.user()) || is(fields.get("bot_id"), self.bot());
  }

  private static boolean is(JsonElement given, String id) {
    return given != null
        && given.isJsonPrimitive()
        && !id.isEmpty()
        && id.equals(given.getAsString());
  }
}
