package io.github.eksauth.knowledge.entry;

import java.util.List;
import java.util.Optional;

/// One failure mode: how to recognise it, what to check, what causes it and what cures it.
///
/// @param id name of its folder
/// @param title the trouble in a line
/// @param symptom what people see
/// @param group the part of EKS authentication
/// @param severity how bad it is
/// @param signals what in a paste decides for it
/// @param rulesOut phrases that show the paste is about something else
/// @param follows entries that are the root cause when both are found in one paste
/// @param descriptions how people tell it without an error text, in both languages
/// @param checks ids of the checks that tell its causes apart
/// @param causes ranked causes
/// @param options every option that a cause names
/// @param sources where the advice comes from
public record Entry(
    String id,
    Words title,
    Words symptom,
    Group group,
    Severity severity,
    List<Signal> signals,
    List<Clause> rulesOut,
    List<String> follows,
    List<String> descriptions,
    List<String> checks,
    List<Cause> causes,
    List<Option> options,
    List<String> sources) {
  public Entry {
    signals = List.copyOf(signals);
    rulesOut = List.copyOf(rulesOut);
    follows = List.copyOf(follows);
    descriptions = List.copyOf(descriptions);
    checks = List.copyOf(checks);
    causes = List.copyOf(causes);
    options = List.copyOf(options);
    sources = List.copyOf(sources);
  }

  /// The option of that id, if the entry has it.
  public Optional<Option> option(String id) {
    return options.stream().filter(option -> option.id().equals(id)).findFirst();
  }
}
