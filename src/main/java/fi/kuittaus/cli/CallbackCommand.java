package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that promises a customer a call, and notes that it was made. */
@Command(
    name = "callback",
    mixinStandardHelpOptions = true,
    description = {
      "Promises a call in the place of an answer: the customer is told by when, and on which"
          + " number.",
      "With --made: the customer was called; what was promised is kept, as by an answer. A call"
          + " that is not noted in time is taken back like any other promise: the customer is told"
          + " a new time shortly before."
    })
public final class CallbackCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(
      names = "--phone",
      paramLabel = "NUMBER",
      description = "The number to call. Default: the one that the customer gave last.")
  private @Nullable String phone;

  @Option(names = "--made", description = "The call was made.")
  private boolean made;

  @Parameters(index = "0", paramLabel = "KU-…", converter = ReferenceArgument.class)
  private @Nullable Reference reference;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TIME",
      description = "By when: \"2026-11-23 14:00\" on the desk's clock, or ISO 8601 with offset.")
  private @Nullable String time;

  /** The command on this shell. */
  public CallbackCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (made == (time != null) || (made && phone != null)) {
      throw CommandFailure.usage(
          "either a time, as \"2026-11-23 14:00\", or --made (kuittaus callback --help tells"
              + " more)");
    }
    Act act =
        made
            ? new Act("called", "has been called")
            : new Act("callback", "is to be called", more());
    return act.on(Optional.ofNullable(reference).stream().toList(), data.folder(shell), shell);
  }

  private Map<String, String> more() {
    Map<String, String> more = new HashMap<>();
    Optional.ofNullable(time).ifPresent(at -> more.put("at", at));
    Optional.ofNullable(phone).ifPresent(number -> more.put("phone", number));
    return more;
  }
}
