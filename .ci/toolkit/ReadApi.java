import java.util.Iterator;
import org.wikidata.wdtk.datamodel.interfaces.ItemDocument;
import org.wikidata.wdtk.datamodel.interfaces.PropertyDocument;
import org.wikidata.wdtk.datamodel.interfaces.Statement;
import org.wikidata.wdtk.wikibaseapi.BasicApiConnection;
import org.wikidata.wdtk.wikibaseapi.WikibaseDataFetcher;

/** Reads entities of a wiki through its API, as OpenRefine does, and says what it has read. */
public class ReadApi {
  public static void main(String[] arguments) throws Exception {
    String base = arguments[0];
    WikibaseDataFetcher wiki =
        new WikibaseDataFetcher(new BasicApiConnection(base + "w/api.php"), base + "entity/");
    ItemDocument item = (ItemDocument) wiki.getEntityDocument("Q232");
    int statements = 0;
    int references = 0;
    for (Iterator<Statement> all = item.getAllStatements(); all.hasNext(); statements++)
      references += all.next().getReferences().size();
    System.out.println(item.findLabel("es") + " " + statements + " " + references);
    PropertyDocument property = (PropertyDocument) wiki.getEntityDocument("P530");
    System.out.println(property.findLabel("en") + " " + property.getDatatype().getIri());
    System.out.println(wiki.getEntityDocument("Q999999999"));
    System.out.println(wiki.searchEntities("kazakhst", "en").get(0).getEntityId());
    System.exit(0);
  }
}
