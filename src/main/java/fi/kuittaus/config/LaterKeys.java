package fi.kuittaus.config;

import java.util.List;

/** One check of the keys whose function comes with a later release: see {@link NotYet}. */
final class LaterKeys {
  private final Section root;
  private final Borrowed borrowed;

  LaterKeys(Section root, Borrowed borrowed) {
    this.root = root;
    this.borrowed = borrowed;
  }

  void check() {
    root.section("database").ifPresent(this::database);
    for (Section mailbox : root.sectionOrEmpty("mailboxes").sections()) {
      mailbox.section("imap").flatMap(s -> s.section("oauth2")).ifPresent(this::oauth2);
      mailbox.section("smtp").flatMap(s -> s.section("oauth2")).ifPresent(this::oauth2);
    }
  }

  private void database(Section database) {
    database.read("url", LaterKeys::url);
    if (database.has("password") && database.has("password-file")) {
      database.mistake("password-file", "password stands here too; leave one of them out");
    }
    database.read("password", Words::password);
    database.read("password-file", borrowed::secretIn);
  }

  private void oauth2(Section oauth2) {
    boolean microsoft =
        oauth2.scalar("provider").filter(s -> s.text().equals("microsoft")).isPresent();
    oauth2.read("provider", LaterKeys::provider);
    oauth2.sectionOrEmpty("provider").read("token-url", LaterKeys::https);
    if (microsoft && !oauth2.seemsToHave("tenant")) {
      oauth2.mistake("tenant is missing; tenant: example.onmicrosoft.com would do");
    }
    if (!microsoft && oauth2.has("tenant")) {
      oauth2.mistake("tenant", "only microsoft has tenants; leave it out");
    }
    oauth2.read("client-secret-file", borrowed::secretIn);
  }

  private static String url(String text) {
    return required(
        text.startsWith("jdbc:postgresql:"),
        text,
        "is not the address of a PostgreSQL database; jdbc:postgresql://db.example.com/kuittaus"
            + " would do");
  }

  private static String https(String text) {
    return required(
        text.matches("https://\\S+"),
        text,
        "is not an https address; https://login.example.com/token would do");
  }

  private static String provider(String text) {
    return required(
        List.of("microsoft", "google").contains(text),
        text,
        "is not known; microsoft, google or { token-url, scope } would do");
  }

  private static String required(boolean holds, String text, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("\"" + text + "\" " + otherwise);
    }
    return text;
  }
}
