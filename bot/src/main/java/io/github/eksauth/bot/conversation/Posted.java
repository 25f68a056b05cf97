package io.github.eksauth.bot.conversation;

/// A message of ours that a chat has.
///
/// @param message the chat's id of the message
public record Posted(Place place, String message) {}
