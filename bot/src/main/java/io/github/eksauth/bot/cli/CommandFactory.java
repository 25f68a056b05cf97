package io.github.eksauth.bot.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Gives each command the console it works on.
final class CommandFactory implements IFactory {
  private final EksAuth.Console console;

  CommandFactory(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (var constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == EksAuth.Console.class) {
        return type.cast(constructor.newInstance(console));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
