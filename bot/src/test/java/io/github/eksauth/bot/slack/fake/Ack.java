package io.github.eksauth.bot.slack.fake;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What the app said when something was delivered to it.
///
/// @param type `events_api`, `slash_commands` or `interactive`
/// @param id of the event, or of the trigger
/// @param attempt 0 for the first delivery, then the number of the retry
/// @param latency from sending to the acknowledgement
/// @param payload what came with it; a missing node when nothing
public record Ack(String type, String id, int attempt, Duration latency, JsonNode payload) {}
