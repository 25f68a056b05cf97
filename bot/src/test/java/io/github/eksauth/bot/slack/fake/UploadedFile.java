package io.github.eksauth.bot.slack.fake;

/// A file that the app uploaded.
///
/// @param channel where it was shared, empty when nowhere
/// @param thread the thread it was shared in, empty when in none
/// @param comment the message that came with it
public record UploadedFile(
    String id,
    String name,
    String title,
    String channel,
    String thread,
    String comment,
    String content) {}
