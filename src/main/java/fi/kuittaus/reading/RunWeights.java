package fi.kuittaus.reading;

import java.util.Arrays;
import java.util.Map;
import opennlp.tools.ml.model.Context;

/**
 * What each run of one to three characters speaks for: for some outcomes of a model a weight each.
 * In a quarter of the memory that the model itself takes, which has an object for every run, and
 * found without making one. Immutable.
 */
final class RunWeights {
  /** The longest run. */
  static final int LONGEST = 3;

  /** An odd number whose multiples are spread evenly (Knuth, TAOCP 6.4: the golden ratio). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int BYTE = 0xFF;

  /** Runs, each in the first free place from the one that its hash gives; 0: none. */
  private final long[] runs;

  /** Where the weights of the run in the same place begin, and the next one's end. */
  private final int[] from;

  private final int[] to;
  private final byte[] outcomes;
  private final float[] weights;

  /** Of a model of at most 256 outcomes; features that are no such run are left out. */
  RunWeights(Map<?, ?> model) {
    int places = Integer.highestOneBit(Math.max(1, model.size())) << 2;
    int all = 0;
    for (Object context : model.values()) {
      all += ((Context) context).getOutcomes().length;
    }
    this.runs = new long[places];
    this.from = new int[places];
    this.to = new int[places];
    this.outcomes = new byte[all];
    this.weights = new float[all];
    int end = 0;
    for (Map.Entry<?, ?> entry : model.entrySet()) {
      String run = (String) entry.getKey();
      if (!run.isEmpty() && run.length() <= LONGEST) {
        end = add(of(run, 0, run.length()), (Context) entry.getValue(), end);
      }
    }
  }

  private int add(long run, Context context, int begin) {
    int place = place(run);
    runs[place] = run;
    from[place] = begin;
    int end = begin;
    for (int i = 0; i < context.getOutcomes().length; i++) {
      outcomes[end] = (byte) context.getOutcomes()[i];
      weights[end] = (float) context.getParameters()[i];
      end++;
    }
    to[place] = end;
    return end;
  }

  /** The run that stands here in a text, as a number. */
  static long of(String text, int at, int length) {
    long run = length;
    for (int i = at; i < at + length; i++) {
      run = run << Character.SIZE | text.charAt(i);
    }
    return run;
  }

  /**
   * The sum of what each of these runs speaks for, one that is there often once.
   *
   * @param found are sorted
   */
  double[] sums(long[] found, int outcomesInAll) {
    double[] sums = new double[outcomesInAll];
    Arrays.sort(found);
    for (int i = 0; i < found.length; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        add(found[i], sums);
      }
    }
    return sums;
  }

  private void add(long run, double[] sums) {
    int place = place(run);
    for (int i = from[place]; i < to[place]; i++) {
      sums[outcomes[i] & BYTE] += weights[i];
    }
  }

  /** Where this run is, or may be put. */
  private int place(long run) {
    int place = (int) ((run * SPREAD) >>> Long.numberOfLeadingZeros(runs.length - 1L));
    while (runs[place] != 0 && runs[place] != run) {
      place = (place + 1) & (runs.length - 1);
    }
    return place;
  }
}
