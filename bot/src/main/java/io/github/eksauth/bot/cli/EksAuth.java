package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.config.InvalidConfig;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.intake.CouldNotLook;
import io.github.eksauth.checks.source.snapshot.SnapshotException;
import io.github.eksauth.knowledge.entry.InvalidKnowledge;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program.
@Command(
    name = "eks-auth",
    description = "Diagnoses Amazon EKS authentication errors. It only reads, never writes.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Exit codes: 0 done and nothing wrong, 1 something is wrong in the cluster or a lint failed,",
      "2 wrong use, 3 nothing matched, 4 could not look, 70 a bug in eks-auth.",
      "",
      "Try:  eks-auth demo",
      "      eks-auth diagnose --cluster NAME error.txt",
      "      eks-auth collect NAME -o cluster.json"
    })
public final class EksAuth implements Runnable {
  static final int BUG = 70;

  /// By name, in the order that help shows them.
  private static final Map<String, Class<?>> COMMANDS = commands();

  private static final int COULD_NOT_LOOK = 4;

  @Spec private CommandSpec spec;

  EksAuth(CommandSpec spec) {
    this.spec = spec;
  }

  public static void main(String[] args) {
    Logging.choose(args);
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    int exitCode = run(new Console(System.in, out, err, System.getenv()), args);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("diagnose", DiagnoseCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("collect", CollectCommand.class);
    commands.put("diff", DiffCommand.class);
    commands.put("clusters", ClustersCommand.class);
    commands.put("permissions", PermissionsCommand.class);
    commands.put("match", MatchCommand.class);
    commands.put("kb", KbCommand.class);
    commands.put("demo", DemoCommand.class);
    commands.put("serve", ServeCommand.class);
    return Collections.unmodifiableMap(commands);
  }

  /// The program with the command that the arguments name, or with all of them when they name none:
  /// describing a command to picocli takes longer than most commands run.
  static CommandLine program(Console console, String... args) {
    CommandFactory factory = new CommandFactory(console);
    CommandLine line = new CommandLine(new EksAuth(CommandSpec.create()), factory);
    boolean named = args.length > 0 && COMMANDS.containsKey(args[0]);
    COMMANDS.forEach((name, command) -> {
      if (!named || name.equals(args[0])) {
        line.addSubcommand(name, new CommandLine(command, factory));
      }
    });
    return line;
  }

  /// Runs one command.
  ///
  /// @return the exit code
  static int run(Console console, String... args) {
    CommandLine line =
        program(console, args)
            .setOut(console.out())
            .setErr(console.err())
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((e, rest) -> wrongUse(console, e))
            .setExecutionExceptionHandler((e, command, rest) -> failed(console, e));
    return line.execute(args);
  }

  private static int wrongUse(Console console, ParameterException e) {
    CommandLine command = e.getCommandLine();
    console.err().println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(
        e, new PrintWriter(console.err(), true));
    console.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Console console, Exception e) {
    switch (e) {
      case BadInput bad -> console.err().println(bad.getMessage());
      case SnapshotException bad -> console.err().println(bad.getMessage());
      case InvalidConfig bad -> console.err().println(bad.getMessage());
      case CouldNotLook blind -> {
        console.err().println(blind.getMessage());
        return COULD_NOT_LOOK;
      }
      case InvalidKnowledge invalid -> {
        console.err().println(invalid.getMessage());
        return 1;
      }
      default -> {
        console.err().println("This is a bug in eks-auth, please report it with the lines below:");
        e.printStackTrace(console.err());
        return BUG;
      }
    }
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command");
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /// What a command reads from and writes to.
  ///
  /// @param environment the environment variables
  record Console(
      InputStream in, PrintWriter out, PrintWriter err, Map<String, String> environment) {
    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    Console {
      environment = Map.copyOf(environment);
    }

    /// Whether a person looks at a terminal that shows colours.
    boolean colour() {
      return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent()
          && !environment.containsKey("NO_COLOR")
          && !"dumb".equals(environment.get("TERM"));
    }

    int width() {
      try {
        int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
        return Math.clamp(columns, NARROWEST, WIDEST);
      } catch (NumberFormatException e) {
        return USUAL_WIDTH;
      }
    }
  }
}
