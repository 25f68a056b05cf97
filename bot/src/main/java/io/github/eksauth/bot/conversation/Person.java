package io.github.eksauth.bot.conversation;

/// Who asks.
///
/// @param team the workspace
/// @param id the chat's id of the person
/// @param name what to call them, in plain text; may be empty
public record Person(String team, String id, String name) {}
