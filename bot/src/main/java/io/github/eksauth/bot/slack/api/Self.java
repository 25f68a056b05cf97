package io.github.eksauth.bot.slack.api;

/// Who we are in Slack.
///
/// @param team the workspace that we are installed in
/// @param user our id as a user: what a mention of us names
/// @param bot our id as a bot
public record Self(String team, String user, String bot) {}
