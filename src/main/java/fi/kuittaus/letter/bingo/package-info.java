/** How impersonal a letter is. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.letter.bingo;
