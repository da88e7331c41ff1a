package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.AGENT;
import static fi.kuittaus.screening.Verdict.OWN_ECHO;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.TokenKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules for mail that is, or claims to be, from the house itself. An echo is only what our key
 * made; an agent only whom a trusted host vouches for; from our own address without proof somebody
 * may wait (forged, or a set-up that we do not know).
 */
final class OwnMailRules {
  static final List<Rule> ECHO =
      List.of(
          Rule.of(
              "own-message-id",
              OWN_ECHO,
              "Our key made its Message-ID.",
              f -> isOurs(f, "Message-ID")),
          Rule.of(
              "own-token",
              OWN_ECHO,
              "It carries our token, which relays keep where they rewrite Message-IDs.",
              f -> isOurs(f, TokenKey.HEADER)));

  private static final List<Rule> PEOPLE =
      List.of(
          Rule.of(
              "agent",
              AGENT,
              "From one of the desk, and a trusted host vouches for it.",
              f -> f.isAuthenticated() && f.sender().filter(f::isAgent).isPresent()),
          Rule.of(
              "agent-as-mailbox",
              AGENT,
              "From the mailbox's own address, and a trusted host vouches for it.",
              f -> f.isAuthenticated() && isFromUs(f)),
          Rule.of(
              "agent-unproven",
              PERSON_UNANSWERABLE,
              "From an address of the desk, but no trusted host vouches for it.",
              f -> !f.isAuthenticated() && f.sender().filter(f::isAgent).isPresent()),
          Rule.of(
              "own-address",
              PERSON_UNANSWERABLE,
              "From our own address, but no trusted host vouches for it.",
              f -> !f.isAuthenticated() && isFromUs(f)));

  static final List<Rule> ALL = Stream.concat(ECHO.stream(), PEOPLE.stream()).toList();

  private OwnMailRules() {}

  private static boolean isOurs(Facts facts, String header) {
    return facts.headers().all(header).stream()
        .anyMatch(value -> facts.policy().key().reference(value).isPresent());
  }

  /** Groups rewrite From to themselves for DMARC and put the author into Reply-To. */
  private static boolean isFromUs(Facts facts) {
    boolean rewritten = facts.cameByOurGroup() && facts.answerTo().isPresent();
    return facts.sender().filter(facts::isOurs).isPresent() && !rewritten;
  }
}
