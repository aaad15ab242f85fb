"""Topics of ArticleBias by the top level of IPTC Media Topics, written down before anything was scored.

Topics that name no subject (general news, the world, a country or region, an outlet's genre, a party, polarization)
are left out where no top-level topic holds them.
"""

ARTS = "arts, culture, entertainment and media"
CONFLICT = "conflict, war and peace"
CRIME = "crime, law and justice"
DISASTER = "disaster, accident and emergency incident"
ECONOMY = "economy, business and finance"
EDUCATION = "education"
ENVIRONMENT = "environment"
HEALTH = "health"
LABOUR = "labour"
LIFESTYLE = "lifestyle and leisure"
POLITICS = "politics and government"
RELIGION = "religion"
SCIENCE = "science and technology"
SOCIETY = "society"
SPORT = "sport"

TOPICS = {
    ARTS: ["arts_and_entertainment", "culture", "fake_news", "media_bias", "media_industry"],
    CONFLICT: ["defense", "isis", "middle_east", "national_defense", "nuclear_weapons", "palestine", "terrorism",
               "us_military"],
    CRIME: ["capital_punishment_and_death_penalty", "criminal_justice", "death_penalty", "fbi",
            "gun_control_and_gun_rights", "justice", "justice_department", "sexual_misconduct", "supreme_court",
            "violence_in_america"],
    DISASTER: ["disaster"],
    ECONOMY: ["banking_and_finance", "business", "economic_policy", "economy_and_jobs", "energy", "federal_budget",
              "fiscal_cliff", "taxes", "trade", "transportation", "treasury", "agriculture"],
    EDUCATION: ["education"],
    ENVIRONMENT: ["animal_welfare", "environment", "epa"],
    HEALTH: ["abortion", "coronavirus", "ebola", "fda", "healthcare", "marijuana_legalization",
             "obesity_and_malnutrition", "opioid_crisis", "public_health"],
    LABOUR: ["labor", "social_security"],
    LIFESTYLE: ["food", "holidays"],
    POLITICS: ["campaign_finance", "campaign_rhetoric", "cia", "cybersecurity", "democratic_party", "domestic_policy",
               "elections", "foreign_policy", "homeland_security", "impeachment", "national_security", "north_korea",
               "nsa", "politics", "republican_party", "role_of_government", "state_department", "tea_party",
               "us_congress", "us_constitution", "us_house", "us_senate", "voting_rights_and_voter_fraud",
               "white_house"],
    RELIGION: ["religion_and_faith"],
    SCIENCE: ["science", "technology"],
    SOCIETY: ["civil_rights", "family_and_marriage", "free_speech", "housing_and_homelessness", "immigration",
              "inequality", "lgbt_rights", "privacy", "race_and_racism", "veterans_affairs", "welfare",
              "women's_issues"],
    SPORT: ["sports"],
}  # fmt: skip

LEFT_OUT = [
    "africa", "asia", "bridging_divides", "china", "dea", "europe", "facts_and_fact_checking", "general_news",
    "great_britain", "israel", "mexico", "polarization", "russia", "south_korea", "world",
]  # fmt: skip

BY_TOPIC = {topic: name for name, topics in TOPICS.items() for topic in topics}
"""From a topic of ArticleBias to the name of its IPTC topic."""
