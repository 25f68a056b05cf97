package io.github.eksauth.bot.slack.fake;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// One call of the Web API.
///
/// @param arguments as given, with JSON that came in strings read
/// @param token `bot`, `app`, `none` or `unknown`
/// @param answer `ok`, the error, or the status of HTTP when it was not 200
public record Call(String method, JsonNode arguments, String token, String answer, Instant at) {}
