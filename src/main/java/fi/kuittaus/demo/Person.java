package fi.kuittaus.demo;

/**
 * Somebody with a mailbox on the demo's server; the user name there is the address.
 *
 * @param from the name in From; empty: the address alone
 */
record Person(String name, String from, String address, String password) {
  /** The first name. */
  String first() {
    int space = name.indexOf(' ');
    return space < 0 ? name : name.substring(0, space);
  }
}
