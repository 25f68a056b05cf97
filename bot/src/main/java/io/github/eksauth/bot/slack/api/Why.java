package io.github.eksauth.bot.slack.api;

/// Why a call to Slack gave nothing, as far as somebody would act differently on it.
public enum Why {
  /// We are not in the channel, so that we can neither write nor read there.
  NOT_IN_CHANNEL,
  /// Slack has had enough of us for longer than we had time.
  LIMITED,
  /// Slack refuses the blocks or the view; the same content fails again.
  INVALID_BLOCKS,
  /// What the call is about is no longer there or no longer open: a message, a thread, a channel, a
  /// trigger, an address for answers.
  GONE,
  /// Our token may not do this; the words name the scope when Slack does.
  DENIED,
  /// Slack could not be reached, and nothing of the call arrived or it does not matter.
  UNREACHABLE,
  /// The call may have arrived and been done, but we did not hear. Doing it again may do it twice.
  IN_DOUBT,
  /// Anything else; the same call fails again.
  OTHER
}
