/** What history says: which promises would have been kept, and what others would have come to. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.insight;
