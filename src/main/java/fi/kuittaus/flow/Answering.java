package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.screening.Reason;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.Verdict;
import fi.kuittaus.store.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The intake of one mailbox's Sent folder: an agent's answer there keeps the promise. */
public final class Answering implements FolderIntake {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final Reason IN_SENT = new Reason("in-sent", Verdict.AGENT);
  private static final Duration EARLIER = Duration.ofDays(28);
  private final String mailboxId;
  private final Office office;
  private final SharedMailbox server;

  /**
   * The intake of this mailbox.
   *
   * @param server asked at the first start whether agents' earlier replies lie in Sent
   */
  public Answering(String mailboxId, Office office, SharedMailbox server) {
    this.mailboxId = mailboxId;
    this.office = office;
    this.server = server;
  }

  @Override
  public Optional<MailboxPosition> position(String folder) {
    return new Bookmark(mailboxId, office).position(folder);
  }

  @Override
  public void begin(MailboxPosition position) {
    new Bookmark(mailboxId, office).begin(position);
    try {
      Instant now = office.now();
      if (server.hasRepliesInSent(now.minus(EARLIER))) {
        office
            .store()
            .run(tx -> new Eyesight(tx, mailboxId).proven("earlier replies lie in Sent", now));
      } else {
        LOG.info("mailbox={} no agent's reply of the last weeks lies in Sent yet", mailboxId);
      }
    } catch (IOException e) {
      LOG.warn("mailbox={} Sent could not be searched for earlier replies", mailboxId, e);
    }
  }

  @Override
  public void receive(MailboxPosition upTo, List<Arrival> batch) {
    office
        .store()
        .run(tx -> {
          for (Arrival arrival : batch) {
            // A draft that is kept here says nothing to anybody yet; sent, it comes as another
            // mail.
            if (arrival.mail() instanceof Parsed.Mail(InboundMessage mail)
                && !arrival.flags().draft()) {
              sent(tx, new MailboxPosition(upTo.folder(), upTo.uidValidity(), arrival.uid()), mail);
            }
          }
          tx.positions().move(mailboxId, upTo);
        });
  }

  private void sent(Transaction tx, MailboxPosition at, InboundMessage found) {
    InboundMessage mail = new SendingTime(tx).dated(found);
    HousePolicy policy = office.policy().get();
    HouseMailbox mailbox = policy.mailbox(mailboxId);
    Matching matching = new Matching(tx, policy, mailbox);
    if (matching.isOurs(mail) || tx.messages().isKnown(mail)) {
      return;
    }
    Optional<Conversation> about = matching.ofAgents(mail);
    Optional<Conversation> answered =
        about
            .flatMap(c -> tx.conversations().lock(c.reference()))
            .map(policy::adopted)
            .filter(c -> AgentAction.answers(mail, c));
    boolean again = tx.messages().isAnswer(mail);
    String outcome = again ? "duplicate" : answered.isPresent() ? "answered" : "filed";
    tx.messages()
        .add(
            mailboxId,
            at,
            mail,
            Screening.of(List.of(IN_SENT), Optional.empty()),
            outcome,
            answered.map(Conversation::reference));
    learn(tx, policy, mail);
    answered.filter(_ -> !again).ifPresent(c -> answered(tx, policy, c, mail));
    new AgentCommands(tx, office, mailbox).inSent(mail, about);
  }

  private void learn(Transaction tx, HousePolicy policy, InboundMessage mail) {
    if (AgentAction.isAutomatic(mail)) {
      return;
    }
    if (!mail.answers().isEmpty()) {
      new Eyesight(tx, mailboxId).proven("an agent's reply lies in Sent", office.now());
    }
    new ElsewhereAnswered(tx, office, policy, policy.mailbox(mailboxId), office.now())
        .remember(mail);
  }

  private void answered(Transaction tx, HousePolicy policy, Conversation c, InboundMessage mail) {
    if (tx.messages().wroteAfter(c.reference(), mail)) {
      LOG.info("reference={} an answer older than the customer's last mail", c.reference());
      return;
    }
    Conversation next =
        new AgentAction.Answered(
                mail.arrivedAt(),
                office.now(),
                tx.promises().nextWordNamed(c.reference(), mail.arrivedAt()))
            .applyTo(c, policy.promises());
    if (next.equals(c)) {
      return;
    }
    new Eyesight(tx, mailboxId).proven("an agent's answer lies in Sent", office.now());
    new Bookkeeping(tx, office, policy, policy.mailbox(mailboxId)).answered(next, office.now());
    LOG.info(
        "message-id={} reference={} answered by an agent, status={}",
        mail.messageId().map(MessageId::value).orElse("none"),
        c.reference(),
        next.course().status().label());
  }
}
