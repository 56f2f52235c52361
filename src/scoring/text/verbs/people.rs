//! Words for people, and the look-alikes of their endings.

/// People whom no ending gives away, in the singular; their plurals are known by the s.
pub(super) const PERSONS: &[&str] = &[
    "man", "woman", "men", "women", "people", "folk", "folks", "guy", "guys", "bloke", "lad", "lads", "girl", "boy",
    "kid", "child", "children", "person", "colleague", "peer", "mate", "teammate", "friend", "neighbour", "neighbor",
    "guest", "client", "boss", "lead", "chief", "head", "deputy", "principal", "dean", "chef", "cook", "nurse",
    "matron", "sister", "midwife", "midwives", "medic", "paramedic", "surgeon", "physio", "vet", "doc", "gp", "dev",
    "devs", "admin", "sysadmin", "dba", "pm", "cto", "ceo", "cfo", "coo", "vp", "intern", "temp", "apprentice",
    "trainee", "rep", "clerk", "coach", "captain", "pilot", "mechanic", "electrician", "smith", "technician", "tech",
    "architect", "expert", "specialist", "therapist", "professor", "prof", "tutor", "student", "pupil", "parent",
    "mother", "father", "mum", "dad", "daughter", "son", "wife", "husband", "gran", "secretary", "receptionist",
    "foreman", "foremen", "forewoman", "craftsman", "craftsmen", "fireman", "firemen", "workman", "workmen",
    "salesman", "chairman", "chairwoman", "postman", "official", "staffer", "registrar", "bursar", "usher", "judge",
    "notary", "attorney", "paralegal", "professional", "individual", "representative", "relative", "executive",
    "native", "crewmate", "roommate", "housemate", "counterpart", "successor", "predecessor", "someone", "somebody",
    "board", "vendor", "supplier", "contractor", "council", "committee", "agency", "landlord", "tenant", "patient",
    "jury", "partner", "others", "latter", "helpdesk", "hotline", "company", "firm", "police", "volunteer", "provider",
    "maker", "union", "authority", "ministry", "bank", "insurer", "parties",
];

/// Crowds that one may belong to.
pub(super) const GROUPS: &[&str] = &[
    "team", "group", "crew", "squad", "department", "unit", "shift", "staff", "pod", "brigade", "side", "desk",
    "division", "office", "dept", "gang", "troop", "outfit",
];

/// Places whose people are meant when "the whole" stands before them.
pub(super) const PLACES: &[&str] = &[
    "kitchen", "ward", "office", "warehouse", "school", "class", "floor", "shift", "department", "depot", "company",
    "workshop", "faculty", "village", "site", "plant", "lab", "hall", "family", "branch", "practice", "surgery",
    "station", "line", "store", "shop", "house", "clinic", "studio", "bakery", "yard", "farm", "place", "room",
    "choir", "table", "street",
];

/// Parts of an organisation that are named without an article ("support fixed it").
pub(super) const DEPARTMENTS: &[&str] = &[
    "support", "audit", "it", "hr", "legal", "finance", "accounting", "accounts", "sales", "marketing", "operations",
    "ops", "payroll", "compliance", "facilities", "estates", "maintenance", "logistics", "procurement", "purchasing",
    "engineering", "infrastructure", "platform", "payments", "security", "qa", "reception", "catering", "housekeeping",
    "pharmacy", "radiology", "admissions", "management", "leadership", "networking", "devops", "sre", "networks",
    "treasury", "dispatch", "planning", "production", "customs", "headquarters", "hq",
];

/// Words that end like people and are things, times or comparisons.
pub(super) const NOT_PERSONS: &[&str] = &[
    "after", "alter", "amber", "another", "answer", "anchor", "adapter", "adaptor", "alternator", "actuator",
    "amplifier", "banner", "bar", "barrier", "battery", "better", "bigger", "binder", "bitter", "blender", "boiler",
    "border", "bother", "browser", "buffer", "bumper", "burner", "butter", "buzzer", "calculator", "calendar",
    "cancer", "capacitor", "cellar", "center", "chapter", "charger", "cheaper", "chiller", "cider", "clever",
    "clipper", "closer", "cluster", "cochlear", "collar", "color", "compiler", "compressor", "computer", "condenser",
    "connector", "consider", "constant", "container", "controller", "conveyor", "cooker", "cooler", "copier", "copper",
    "corner", "corridor", "counter", "cover", "cracker", "crusher", "cylinder", "danger", "december", "deeper",
    "defer", "deliver", "denominator", "detector", "differ", "different", "digger", "dimmer", "dinner", "discover",
    "disorder", "dispenser", "distant", "door", "drier", "dryer", "drawer", "easier", "either", "elevator", "encoder",
    "enter", "error", "ever", "excavator", "factor", "faster", "feather", "feeder", "fender", "fertiliser", "fever",
    "fewer", "fiber", "fibre", "filler", "filter", "finger", "floor", "flower", "folder", "footer", "former",
    "formatter", "forever", "forwarder", "freezer", "further", "gather", "gender", "generator", "ginger", "glitter",
    "greater", "grinder", "guarantee", "hammer", "handler", "hangar", "hanger", "harbor", "hardener", "hardware",
    "header", "heater", "helicopter", "higher", "honor", "hopper", "however", "humidifier", "hunger", "important",
    "incinerator", "incubator", "indicator", "inner", "instant", "insulator", "integer", "interior", "invertor",
    "inverter", "jumper", "junior", "kettler", "labor", "ladder", "larger", "later", "layer", "lesser", "letter",
    "lever", "lighter", "linear", "linter", "liter", "loader", "locker", "longer", "louder", "lower", "lumber",
    "major", "manner", "manor", "marker", "master", "matter", "merger", "meter", "minor", "mirror", "mixer",
    "modifier", "monitor", "motor", "mower", "mortar", "neither", "never", "newer", "nicer", "november", "number",
    "october", "odor", "offer", "older", "order", "oscillator", "otter", "outer", "over", "pager", "paper",
    "parameter", "parlor", "parser", "pepper", "percolator", "pillar", "pitcher", "plaster", "plotter", "poller",
    "pointer", "poorer", "poster", "powder", "power", "prefer", "pressor", "primer", "printer", "prior", "processor",
    "projector", "proper", "propeller", "quarter", "quicker", "quieter", "radiator", "rather", "reactor", "reader",
    "rear", "receiver", "recorder", "refer", "refrigerator", "register", "regulator", "relevant", "reminder", "render",
    "resistor", "restaurant", "remainder", "rigor", "river", "roller", "rotor", "router", "rubber", "rudder", "ruler",
    "rumor", "safer", "sander", "scanner", "scheduler", "scooter", "scraper", "screwdriver", "semester", "senior",
    "sensor", "separator", "september", "server", "sharper", "shelter", "shorter", "shoulder", "shower", "shredder",
    "shutter", "significant", "silver", "simpler", "slicer", "slider", "slower", "smaller", "sooner", "spanner",
    "speaker", "splitter", "sprinkler", "stapler", "starter", "stator", "steamer", "sterilizer", "steriliser",
    "sticker", "stopper", "stronger", "stroller", "summer", "super", "supper", "surrender", "suffer", "tanker",
    "taper", "temper", "terminator", "theater", "thermometer", "tiger", "timber", "timer", "toaster", "together",
    "toner", "tower", "tracker", "tractor", "trailer", "transfer", "transformer", "transmitter", "trigger", "trimmer",
    "trolley", "tumbler", "under", "upper", "utter", "vacuum", "vapor", "vector", "ventilator", "vesper", "vibrator",
    "voucher", "washer", "water", "weather", "whatever", "whenever", "wherever", "whether", "whichever", "wider",
    "winter", "wiper", "wonder", "worse", "younger", "zipper", "debugger", "logger", "emitter", "resolver", "fee",
    "coffee", "tree", "three", "free", "agree", "see", "knee", "degree", "toffee", "pee", "bee", "plant", "grant",
    "want", "variant", "remnant", "quadrant", "covenant", "elephant", "slant", "pant", "rant", "chant", "pennant",
    "abundant", "redundant", "pleasant", "vacant", "dominant", "brilliant", "reluctant", "elegant", "tolerant", "list",
    "exist", "assist", "twist", "mist", "fist", "wrist", "gist", "insist", "resist", "consist", "persist", "waist",
    "checklist", "shortlist", "waitlist", "twist", "mediterranean", "italian", "norwegian", "egyptian", "median",
    "sentinel", "cheddar", "similar", "regular", "particular", "popular", "solar", "vinegar", "sugar", "dollar",
    "altar", "scalar", "prayer", "ledger", "badger", "plunger", "hoover", "bulldozer", "dozer", "spreader", "sprayer",
    "seeder", "harvester", "baler", "feeler", "dumper", "tipper", "lifter", "stacker", "palletiser", "labeller",
    "wrapper", "laser", "taser", "ember", "timbers", "wafer", "waver", "quiver", "liver", "sliver", "cleaver",
    "beaver", "paperwork", "cursor", "vigor", "tremor", "terror", "horror", "favor", "flavor", "humor", "behavior",
    "endeavor", "savior", "harbour", "colour", "labour", "hour", "four", "tour", "flour", "sour", "pour",
    "accumulator", "aligner", "applicator", "balancer", "blister", "booster", "boulder", "breaker", "calibrator",
    "canister", "chequer", "cipher", "clutter", "conditioner", "coupler", "crawler", "cutter", "dagger", "decoder",
    "defibrillator", "deflector", "dehumidifier", "diffuser", "drainer", "duster", "ejector", "escalator",
    "evaporator", "exchanger", "extinguisher", "fastener", "flyer", "fodder", "fryer", "fuser", "gutter", "halter",
    "hamper", "heifer", "holster", "identifier", "leather", "litter", "lobster", "locator", "magnifier", "mailer",
    "newsletter", "opener", "oyster", "pacemaker", "pacer", "pewter", "platter", "plover", "poker", "purifier",
    "rafter", "reducer", "repeater", "revolver", "rocker", "rooster", "sampler", "saucer", "sealer", "sever", "sewer",
    "shaker", "sharpener", "shatter", "sifter", "simulator", "skewer", "slipper", "slumber", "solder", "spacer",
    "spider", "stammer", "strainer", "stretcher", "stutter", "suspender", "sweater", "tensioner", "tether", "thruster",
    "thunder", "topper", "transponder", "trouser", "tweezer", "twister", "udder", "ulcer", "vaporiser", "vaporizer",
    "whisper", "wicker", "wither", "zapper",
];
