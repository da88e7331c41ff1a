package fi.kuittaus.cli;

import fi.kuittaus.insight.Advice;
import java.util.List;

/** Advice as a drawing: of each urgency, the share of matters answered within each span. */
record AdvicePlot(List<Advice> advice) {
  private static final int WIDTH = 720;
  private static final int LEFT = 60;
  private static final int HEIGHT = 160;
  private static final int PANEL = 250;

  /** The drawing as SVG, which needs nothing else. */
  String svg() {
    List<Advice> drawn = advice.stream().filter(a -> a.matters() > 0).toList();
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
            .formatted(WIDTH + 2 * LEFT, PANEL * Math.max(1, drawn.size())));
    for (int i = 0; i < drawn.size(); i++) {
      svg.append("<g transform=\"translate(%d,%d)\">%n".formatted(LEFT, 40 + i * PANEL));
      panel(drawn.get(i), svg);
      svg.append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private static void panel(Advice a, StringBuilder svg) {
    text(svg, 0, -14, "start", a.urgency().name() + ", " + a.matters() + " matters");
    line(svg, HEIGHT, "black");
    line(svg, y(0.95), "#c60");
    text(svg, -4, y(0.95) + 4, "end", "95 %");
    text(svg, -4, HEIGHT, "end", "0 %");
    int count = a.kept().size();
    double step = (double) WIDTH / count;
    StringBuilder points = new StringBuilder("0," + HEIGHT);
    for (int i = 0; i < count; i++) {
      int x = (int) Math.round((i + 0.5) * step);
      points.append(" %d,%d".formatted(x, y(a.kept().get(i).share())));
      svg.append(
          "<text transform=\"translate(%d,%d) rotate(35)\">%s</text>%n"
              .formatted(x - 4, HEIGHT + 14, escaped(a.kept().get(i).span().text())));
    }
    svg.append(
        "<polyline fill=\"none\" stroke=\"#06c\" stroke-width=\"2\" points=\"%s\"/>%n"
            .formatted(points));
  }

  private static int y(double share) {
    return (int) Math.round(HEIGHT * (1 - share));
  }

  private static void line(StringBuilder svg, int y, String colour) {
    svg.append(
        "<line x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/>%n"
            .formatted(WIDTH, y, y, colour));
  }

  private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n"
            .formatted(x, y, anchor, escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
