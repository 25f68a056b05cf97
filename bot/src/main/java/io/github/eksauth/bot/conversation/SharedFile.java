package io.github.eksauth.bot.conversation;

/// A file that came with a message. Nothing of it can be trusted, the size neither.
///
/// @param id the chat's id of the file
/// @param name its name, as somebody chose it
/// @param type its media type, as the chat reports it
/// @param size its size in bytes, as the chat reports it
/// @param url where the chat says that its bytes are
public record SharedFile(String id, String name, String type, long size, String url) {}
