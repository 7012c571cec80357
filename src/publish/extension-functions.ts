// Functions beyond those of SPARQL that the embedded engine evaluates: GeoSPARQL on WKT and GeoJSON literals.

const GEOSPARQL = "http://www.opengis.net/def/function/geosparql/";

const RELATIONS = {
  sf: ["Equals", "Disjoint", "Intersects", "Touches", "Crosses", "Within", "Contains", "Overlaps"],
  eh: ["Equals", "Disjoint", "Meet", "Overlap", "Covers", "CoveredBy", "Inside", "Contains"],
  rcc8: ["eq", "dc", "ec", "po", "tppi", "tpp", "ntpp", "ntppi"],
};

const OTHERS = [
  "area",
  "asGeoJSON",
  "centroid",
  "convexHull",
  "coordinateDimension",
  "difference",
  "dimension",
  "distance",
  "envelope",
  "getSRID",
  "intersection",
  "isEmpty",
  "isSimple",
  "length",
  "perimeter",
  "relate",
  "spatialDimension",
  "symDifference",
  "union",
];

/** Their addresses. */
export const EXTENSION_FUNCTIONS: readonly string[] = [
  ...Object.entries(RELATIONS).flatMap(([family, names]) => names.map((name) => family + name)),
  ...OTHERS,
].map((name) => GEOSPARQL + name);
