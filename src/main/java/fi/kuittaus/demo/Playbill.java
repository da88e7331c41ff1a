package fi.kuittaus.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said before the story and after it. */
record Playbill(Narrator narrator) {

  void starting() {
    narrator.aside(List.of("Starting a mail server and the daemon …"));
  }

  /** Where everything is, for those who want to look behind the scenes. */
  void opening(PostOffice post, DemoFolder folder, Instant start, Demo.Terms terms) {
    Ink ink = narrator.ink();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(ink.strong("Kuittaus, the demo"));
    lines.add("The shared mailbox " + Cast.SUPPORT.address() + " of a firm that looks after");
    lines.add("shop tills; four customers and a newsletter write to it. The letters below");
    lines.add("are read from the customers' own mailboxes.");
    lines.add("");
    lines.add(
        "  SMTP   " + PostOffice.HOST + " port " + post.smtpPort() + ", no TLS, no login needed");
    lines.add("  IMAP   " + PostOffice.HOST + " port " + post.imapPort() + ", no TLS");
    lines.add("  users  password " + Cast.SUPPORT.password());
    Cast.ALL.forEach(p -> lines.add("         " + p.address()));
    lines.add("  files  " + folder.path());
    lines.add("");
    lines.add(
        "The clock is set to "
            + Narrator.day(start)
            + " and runs "
            + terms.speed()
            + " times as fast.");
    lines.add("Ctrl-C ends it; nothing is left behind.");
    narrator.aside(lines);
  }

  /** What was seen, and what was not. */
  void closing(List<Checks.Check> checks) {
    Ink ink = narrator.ink();
    long seen = checks.stream().filter(Checks.Check::seen).count();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        seen == checks.size()
            ? ink.strong("The story is complete; seen in mailboxes and on record:")
            : ink.strong("The story is not complete: " + (checks.size() - seen) + " not seen"));
    for (Checks.Check check : checks) {
      lines.add(
          check.seen()
              ? "  " + ink.good("✓") + " " + check.what()
              : "  " + ink.bad("✗ not seen: " + check.what()));
    }
    narrator.aside(lines);
  }

  /** How to take part. */
  void invitation(PostOffice post, DemoFolder folder, int speed) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(narrator.ink().strong("Now it is your turn"));
    lines.add(
        "The clock runs " + speed + " times as fast from here. Write to " + Cast.SUPPORT.address());
    lines.add(
        "from any mail program: SMTP "
            + PostOffice.HOST
            + " port "
            + post.smtpPort()
            + ", any sender address.");
    lines.add(
        "Its letters lie in the sender's mailbox: IMAP port "
            + post.imapPort()
            + ", the address is");
    lines.add("both user and password. As an agent, log in as " + Cast.SUPPORT.address());
    lines.add(
        "(password "
            + Cast.SUPPORT.password()
            + "), answer, or move a mail to the folder Closed. Or look with");
    lines.add("  ./kuittaus list --data " + folder.data());
    lines.add("Ctrl-C ends it.");
    narrator.aside(lines);
  }
}
