// The commands, one file each.
#pragma once

#include "cli/command.h"
#include "cli/workplace.h"

namespace duban::cli {

std::unique_ptr<Command> MakeRead();
std::unique_ptr<Command> MakeCheck();
std::unique_ptr<Command> MakeExplain();
std::unique_ptr<Command> MakeScheme();

std::unique_ptr<Command> MakeImport(OpenWorkplace open);
std::unique_ptr<Command> MakeImportUndo(OpenWorkplace open);
std::unique_ptr<Command> MakeTaskJoin(OpenWorkplace open);
std::unique_ptr<Command> MakeTaskUnjoin(OpenWorkplace open);
std::unique_ptr<Command> MakeTaskSplit(OpenWorkplace open);
std::unique_ptr<Command> MakeTaskMerge(OpenWorkplace open);
std::unique_ptr<Command> MakeTaskUnlink(OpenWorkplace open);
std::unique_ptr<Command> MakeList(OpenWorkplace open);
std::unique_ptr<Command> MakeShow(OpenWorkplace open);
std::unique_ptr<Command> MakeExport(OpenWorkplace open);
std::unique_ptr<Command> MakeOriginal(OpenWorkplace open);
std::unique_ptr<Command> MakeEventList(OpenWorkplace open);
std::unique_ptr<Command> MakeEventErase(OpenWorkplace open);
std::unique_ptr<Command> MakeDoctor(OpenWorkplace open);

}  // namespace duban::cli
