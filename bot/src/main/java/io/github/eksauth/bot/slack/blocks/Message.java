package io.github.eksauth.bot.slack.blocks;

/// A message ready for Slack.
///
/// @param text what notifications show and screen readers read: the first line, never empty
/// @param blocks a JSON array of Block Kit blocks
public record Message(String text, String blocks) {}
