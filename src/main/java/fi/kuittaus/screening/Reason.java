package fi.kuittaus.screening;

/**
 * A rule that a mail has hit.
 *
 * @param rule the rule's stable name, {@code auto-submitted}
 * @param verdict what the rule makes of the mail
 */
public record Reason(String rule, Verdict verdict) {}
