// SPDX-License-Identifier: MIT
// Every statement as STATEMENT(name, "sql"), made from the .sql files by statements.awk. Included more than once, on purpose.
#include "db_audit.h"
#include "db_connection.h"
#include "db_contract.h"
#include "db_draft.h"
#include "db_fact.h"
#include "db_holiday.h"
#include "db_import.h"
#include "db_person.h"
#include "db_provider.h"
#include "db_provider_event.h"
#include "db_setting.h"
#include "db_standing.h"
