package org.replsim.reports.chart;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A picture as SVG: scales to any size; texts stay texts. */
final class SvgFile {

    private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private SvgFile() {}

    static void write(Picture picture, Path file) throws IOException {
        Document document = GenericDOMImplementation.getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("replsim");
        context.setPrecision(2);
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        picture.chart().draw(g2, new Rectangle2D.Double(0, 0, picture.width(), picture.height()));
        Element root = g2.getRoot();
        root.setAttribute("width", String.valueOf(picture.width()));
        root.setAttribute("height", String.valueOf(picture.height()));
        root.setAttribute("viewBox", "0 0 " + picture.width() + " " + picture.height());
        StringWriter text = new StringWriter();
        g2.stream(root, text, true, false);
        // Without the document type that Batik writes: some readers would fetch it from the network.
        Files.writeString(
                file, HEADER + text.toString().substring(text.toString().indexOf("<svg")));
    }
}
