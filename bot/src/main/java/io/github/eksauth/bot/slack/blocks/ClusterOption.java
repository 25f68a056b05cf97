package io.github.eksauth.bot.slack.blocks;

import java.util.Optional;

/// A cluster in a list to choose from.
///
/// @param id what comes back when it is chosen: short, because an ARN may be longer than what Slack
///   takes
/// @param account its account, when it is known and to be shown
public record ClusterOption(String id, String name, Optional<String> account, String region) {}
