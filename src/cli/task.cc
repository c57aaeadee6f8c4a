// Entry points: MakeTaskJoin, MakeTaskUnjoin, MakeTaskSplit, MakeTaskMerge, MakeTaskUnlink.
// What an import joined wrongly, or could not join, is put right by hand.
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "wire/json_writer.h"
#include "workflow/join_tasks.h"
#include "workflow/merge_tasks.h"
#include "workflow/split_task.h"
#include "workflow/unjoin_task.h"
#include "workflow/unlink_tasks.h"

namespace duban::cli {
namespace {

using List = std::vector<std::string>;

std::string Joined(const List& list) {
  std::string out;
  for (const std::string& item : list) out.append(out.empty() ? "" : ", ").append(item);
  return out;
}

// What they have in common: a store, a government, a reason, and an answer of a few names.
class TaskCommand : public Command {
 public:
  explicit TaskCommand(OpenWorkplace open) : open_(std::move(open)) {}

  base::Expected<int> Run(Console& console) final {
    DUBAN_TRY(workplace, open_(StoreAddress(store_), Purpose::kChange));
    DUBAN_TRY(government, ResolveGovernment(workplace->query(), government_));
    government_ = government;
    DUBAN_TRY(answer, Act(workplace->context()));
    console.out.Line(json_ ? Json(answer) : console.Say(answer.key, Words(answer)));
    return kDone;
  }

 protected:
  struct Answer {
    std::string_view key;
    std::string task;
    List others;   // tasks
    List periods;  // whose rows moved
    uint64_t event = 0;
  };

  virtual base::Expected<Answer> Act(const workflow::Context& context) = 0;

  void DeclareCommon(Options& options) {
    options.Value("--reason", "TEXT", reason_);
    options.Flag("--json", json_);
    options.Value("-g,--government", "KEY", government_);
    options.Value("--store", "ADDRESS", store_);
  }

  std::string government_, reason_;

 private:
  static base::Arguments Words(const Answer& answer) {
    return {{"task", answer.task},
            {"others", Joined(answer.others)},
            {"periods", Joined(answer.periods)}};
  }

  static std::string Json(const Answer& answer) {
    wire::JsonWriter json(2);
    json.BeginObject().Key("task").String(answer.task).Key("others").Strings(answer.others);
    json.Key("periods").Strings(answer.periods);
    json.Key("event").Integer(static_cast<int64_t>(answer.event)).EndObject();
    return std::move(json).Take();
  }

  OpenWorkplace open_;
  std::string store_;
  bool json_ = false;
};

class Join : public TaskCommand {
 public:
  using TaskCommand::TaskCommand;
  std::string_view name() const override { return "task join"; }
  std::vector<Example> examples() const override {
    return {{"duban task join 00002b 000017 --reason 改写", "example.task.join"}};
  }
  void Declare(Options& options) override {
    options.Positional("TASK", task_);
    options.Positional("INTO", into_);
    DeclareCommon(options);
  }
  base::Expected<Answer> Act(const workflow::Context& context) override {
    DUBAN_TRY(done, workflow::JoinTasks(context, {government_, task_, into_, reason_}));
    return Answer{"task.joined", done.task_id, {task_}, done.periods, done.event};
  }

 private:
  std::string task_, into_;
};

class Unjoin : public TaskCommand {
 public:
  using TaskCommand::TaskCommand;
  std::string_view name() const override { return "task unjoin"; }
  std::vector<Example> examples() const override {
    return {{"duban task unjoin 00001a --period 2025Q3", "example.task.unjoin"}};
  }
  void Declare(Options& options) override {
    options.Positional("TASK", task_);
    options.Value("--period", "LABEL", period_, Need::kRequired);
    options.Flag("--only-this", only_this_);
    DeclareCommon(options);
  }
  base::Expected<Answer> Act(const workflow::Context& context) override {
    DUBAN_TRY(done,
              workflow::UnjoinTask(context, {government_, task_, period_, only_this_, reason_}));
    return Answer{"task.unjoined", done.task_id, {done.new_task_id}, done.periods, done.event};
  }

 private:
  std::string task_, period_;
  bool only_this_ = false;
};

class Split : public TaskCommand {
 public:
  using TaskCommand::TaskCommand;
  std::string_view name() const override { return "task split"; }
  std::vector<Example> examples() const override {
    return {{"duban task split 000017 00002b 00002c", "example.task.split"}};
  }
  void Declare(Options& options) override {
    options.Positional("TASK", task_);
    options.Positional("INTO", into_);
    DeclareCommon(options);
  }
  base::Expected<Answer> Act(const workflow::Context& context) override {
    DUBAN_TRY(done, workflow::SplitTask(context, {government_, task_, into_, reason_}));
    return Answer{"task.split", done.task_id, done.into, {}, done.event};
  }

 private:
  std::string task_;
  List into_;
};

class Merge : public TaskCommand {
 public:
  using TaskCommand::TaskCommand;
  std::string_view name() const override { return "task merge"; }
  std::vector<Example> examples() const override {
    return {{"duban task merge 000017 000018 --into 00002b", "example.task.merge"}};
  }
  void Declare(Options& options) override {
    options.Positional("TASK", tasks_);
    options.Value("--into", "TASK", into_, Need::kRequired);
    DeclareCommon(options);
  }
  base::Expected<Answer> Act(const workflow::Context& context) override {
    DUBAN_TRY(done, workflow::MergeTasks(context, {government_, tasks_, into_, reason_}));
    return Answer{"task.merged", done.task_id, done.tasks, {}, done.event};
  }

 private:
  List tasks_;
  std::string into_;
};

class Unlink : public TaskCommand {
 public:
  using TaskCommand::TaskCommand;
  std::string_view name() const override { return "task unlink"; }
  std::vector<Example> examples() const override {
    return {{"duban task unlink 000019 00002d", "example.task.unlink"}};
  }
  void Declare(Options& options) override {
    options.Positional("TASK", task_);
    options.Positional("INTO", into_);
    DeclareCommon(options);
  }
  base::Expected<Answer> Act(const workflow::Context& context) override {
    DUBAN_TRY(done, workflow::UnlinkTasks(context, {government_, task_, into_, reason_}));
    return Answer{"task.unlinked", done.task_id, {done.into}, {}, done.event};
  }

 private:
  std::string task_, into_;
};

}  // namespace

std::unique_ptr<Command> MakeTaskJoin(OpenWorkplace open) {
  return std::make_unique<Join>(std::move(open));
}
std::unique_ptr<Command> MakeTaskUnjoin(OpenWorkplace open) {
  return std::make_unique<Unjoin>(std::move(open));
}
std::unique_ptr<Command> MakeTaskSplit(OpenWorkplace open) {
  return std::make_unique<Split>(std::move(open));
}
std::unique_ptr<Command> MakeTaskMerge(OpenWorkplace open) {
  return std::make_unique<Merge>(std::move(open));
}
std::unique_ptr<Command> MakeTaskUnlink(OpenWorkplace open) {
  return std::make_unique<Unlink>(std::move(open));
}

}  // namespace duban::cli
