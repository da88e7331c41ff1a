package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.insight.Advice;
import fi.kuittaus.insight.History;
import fi.kuittaus.insight.Shortest;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.promise.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that tells which promises the past would have kept. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    description = {
      "Tells, for each urgency, the shortest promise that would have been kept in 95 and in 99 of"
          + " 100 cases, with the interval that so few cases allow, and promises to paste.",
      "The past is that of the stored conversations, or of mails in files. Nothing is sent or"
          + " changed."
    })
public final class AdviseCommand implements Callable<Integer> {
  private final Shell shell;
  private final Function<Path, TokenKey> keys;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();
  @Mixin private final PastOption past = new PastOption();

  @Option(names = "--svg", paramLabel = "FILE", description = "Draws it into this file, too.")
  private @Nullable Path svg;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private OutputFormat format = OutputFormat.TEXT;

  /** The command on this shell; {@code keys} as for {@link ExplainCommand}. */
  public AdviseCommand(Shell shell, Function<Path, TokenKey> keys) {
    this.shell = shell;
    this.keys = keys;
  }

  @Override
  public Integer call() {
    Configuration house = past.configuration(configuration, shell);
    HousePolicy policy = house.housePolicy(keys.apply(house.settings().places().data()));
    History history = new History(policy.promises());
    AtomicLong unnamed = new AtomicLong();
    long unusable =
        past.forEach(
            house,
            policy,
            shell,
            matter -> {
              if (policy.promises().urgencies().containsKey(matter.urgency())) {
                history.add(matter);
              } else {
                unnamed.incrementAndGet();
              }
            });
    List<Advice> advice = history.advice();
    draw(advice);
    if (format == OutputFormat.JSON) {
      shell.out().println(Json.line(json(advice, unusable, unnamed.get())));
    } else {
      new AdviceText(advice).lines().forEach(shell.out()::println);
      tell(unusable, "mails tell no time or cannot be read, and are left out");
      tell(unnamed.get(), "matters have an urgency that is not named any more, and are left out");
    }
    return Cli.DONE;
  }

  private void tell(long count, String what) {
    if (count > 0) {
      shell.err().println("kuittaus: " + count + " " + what);
    }
  }

  private void draw(List<Advice> advice) {
    if (svg != null) {
      try {
        Files.writeString(svg, new AdvicePlot(advice).svg());
      } catch (IOException e) {
        throw CommandFailure.usage(svg + " cannot be written: " + e.getMessage());
      }
    }
  }

  private static Map<String, @Nullable Object> json(
      List<Advice> advice, long unusable, long unnamed) {
    return Json.object(
        "urgencies",
        advice.stream().map(AdviseCommand::json).toList(),
        "unusableMails",
        unusable,
        "mattersOfUnnamedUrgencies",
        unnamed,
        "yaml",
        String.join("\n", new AdviceText(advice).yaml()) + "\n");
  }

  private static Map<String, @Nullable Object> json(Advice a) {
    List<Object> kept = new ArrayList<>();
    a.kept().forEach(s -> kept.add(Json.object("span", s.span().text(), "share", s.share())));
    return Json.object(
        "name", a.urgency().name(),
        "answerWithin", a.urgency().answerWithin().text(),
        "matters", a.matters(),
        "unanswered", a.unanswered(),
        "shortest", List.of(json(a.usual()), json(a.strict())),
        "proposed", a.proposed().map(Span::text).orElse(null),
        "kept", kept);
  }

  private static Map<String, @Nullable Object> json(Shortest s) {
    return Json.object(
        "share", s.share(),
        "estimate", s.estimate().map(Span::text).orElse(null),
        "atLeast", s.atLeast().map(Span::text).orElse(null),
        "atMost", s.atMost().map(Span::text).orElse(null));
  }
}
